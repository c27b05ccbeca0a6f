"""What is waited for, chosen, ordered and bought: the tables of its ways."""
