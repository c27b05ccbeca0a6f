"""What the market tells the rest of Tirek, without knowing who listens (`config.wiring` does)."""

from __future__ import annotations

from django.dispatch import Signal

replacement_due = Signal()
"""Sent with `case` and `at`, inside a transaction, when what was received may be replaced.

A receiver answers with what it made of it, None where the person could not be asked.
"""
