"""What casework tells the rest of Tirek, without knowing who listens (`config.wiring` does)."""

from __future__ import annotations

from django.dispatch import Signal

barred = Signal()
"""Sent when somebody is kept from a case for a reason of office: `case`, `by`, `kind`; from a
payment run with `run` in place of `case`.

What the action wrote is undone: a receiver may only remember.
"""

attested = Signal()
"""Sent with `said`, inside the transaction in which an organisation issues, prolongs or ends its
certificate."""

concluded = Signal()
"""Sent with `conclusion`, inside the transaction of the last signature that it waited for."""

event_recorded = Signal()
"""Sent inside the transaction that records an event, with `case` and `event`.

A receiver that fails makes the whole action fail: nothing happened then.
"""

facts_asked = Signal()
"""Sent with `case` and what is `known` of it by path, while it is undecided.

A receiver answers with the facts that other parts of Tirek know, by path, each with its `detail`.
"""
