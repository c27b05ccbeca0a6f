"""What registries tell the rest of Tirek, without knowing who listens (`config.wiring` does)."""

from __future__ import annotations

from django.dispatch import Signal

programme_learned = Signal()
"""Sent with `version` (models.Programme), inside the transaction that writes it down."""
