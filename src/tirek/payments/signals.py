"""What payments tell, without knowing who listens (`config.wiring` does)."""

from django.dispatch import Signal

run_sent = Signal()
"""Sent inside the transaction in which a run went out, with `run`."""

claim_told = Signal()
"""Sent inside a transaction when a supplier may be told something of its `claim`.

`what` happened ("accepted", "corrected", "paid", "returned"), `key` tells one time from another,
`at` is when.
"""
