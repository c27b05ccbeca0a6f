"""What every state service shares: its passport, life cycle, deadlines, form and scenarios."""
