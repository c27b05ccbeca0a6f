"""What payments tell, without knowing who listens (`config.wiring` does)."""

from django.dispatch import Signal

run_sent = Signal()
"""Sent inside the transaction in which a run went out, with `run`."""
