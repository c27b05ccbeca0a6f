"""What this package tells the rest of Tirek, without knowing who listens (`config.wiring` does)."""

from __future__ import annotations

from django.dispatch import Signal

message_received = Signal()
"""Sent inside the transaction that writes an incoming message into the journal, with `line`.

A receiver that fails makes the whole fail: the gateway will bring the message again.
"""
