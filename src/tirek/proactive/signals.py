"""What the state's questions tell the rest of Tirek, without knowing who listens."""

from __future__ import annotations

from django.dispatch import Signal

replacement_agreed = Signal()
"""Sent with `case` and `at`, inside the transaction in which somebody agreed that what the case
gave is replaced, or said nothing in time."""
