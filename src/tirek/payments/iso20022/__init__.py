"""Payment files of ISO 20022: pain.001 written, pain.002 and camt.053/054 read. One bank format."""
