"""What supply tells the rest of Tirek, without knowing who listens (`config.wiring` does)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.dispatch import Signal

from tirek.accounts.models import Office, User
from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month


@dataclass(frozen=True)
class Accepted:
    """Work, an order, a line of a statement or a stay by a voucher that the budget pays: `thing`
    names it, `number` is that of its act.

    Days are empty where the act prints no term; `cites` say where the terms are written.
    """

    thing: str
    kind: Literal["work", "order", "statement", "voucher"]
    number: str
    case: Case
    office: Office
    month: Month
    amount: Tenge
    handed_in: date
    by: User | None
    at: datetime
    pay_by: date | None = None
    contributions_by: date | None = None
    papers_by: date | None = None
    cites: Sequence[Mapping[str, Any]] = ()


accepted = Signal()
"""Sent with `told` (Accepted), inside the transaction that makes the budget owe it.

A receiver that fails makes the whole action fail: nothing was accepted then.
"""


@dataclass(frozen=True)
class OwedAnew:
    """What is owed for a thing that was told before, in truth now: `told.amount`, nothing for an
    act that was taken back. One said so, another agreed; `ground` is why.

    `first`: at this very moment, and not because money came back since.
    """

    told: Accepted
    said_by: User
    said_at: datetime
    agreed_by: User
    ground: str
    first: bool = True


owed_anew = Signal()
"""Sent with `said` (OwedAnew), inside the transaction. A receiver that fails makes it all fail."""

replacement_due = Signal()
"""Sent with `case` and `at`, inside a transaction, when what was received may be replaced.

A receiver answers with what it made of it, None where the person could not be asked.
"""
