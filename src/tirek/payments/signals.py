"""What payments tell, without knowing who listens (`config.wiring` does)."""

from django.dispatch import Signal

run_sent = Signal()
"""Sent inside the transaction in which a run went out, with `run`."""

claim_told = Signal()
"""Sent inside a transaction when a supplier may be told something of its `claim`.

`what` happened ("accepted", "corrected", "paid", "returned"), `key` tells one time from another,
`at` is when.
"""

suppliers_run_proposed = Signal()
"""Sent with `places` and `at`, inside the transaction, before a run of suppliers is filled: whoever
knows that something is no longer owed says so now."""
