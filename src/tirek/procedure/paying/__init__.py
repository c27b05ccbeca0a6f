"""How a service is paid: its terms, the table of a run, an overpaid sum on its way back."""
