"""What an officer tried and was refused for a reason of office: kept through the refusal.

A refusal undoes everything its action wrote, so an attempt is written down after the request.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tirek.accounts.models import User
from tirek.audit.models import Attempt
from tirek.casework.models import Case
from tirek.payments.models import PaymentRun


@dataclass(frozen=True)
class Barred:
    """Who was kept from which case or payment run, and why."""

    case: Case | None
    run: PaymentRun | None
    user: User
    kind: str


_barred: ContextVar[list[Barred] | None] = ContextVar("barred", default=None)


def listen() -> None:
    """From now on, in this request, what is barred is remembered."""
    _barred.set([])


def heard(
    *, by: User, kind: str, case: Case | None = None, run: PaymentRun | None = None, **_: Any
) -> None:
    """Receives casework's signal; outside of a request nobody tries anything."""
    remembered = _barred.get()
    if remembered is not None:
        remembered.append(Barred(case, run, by, kind))


def write_down(*, page: str, at: datetime) -> list[Attempt]:
    """The attempts remembered since `listen`, each once."""
    remembered = _barred.get() or []
    _barred.set(None)
    once = dict.fromkeys(remembered)
    return [
        Attempt.objects.create(
            case=one.case, run=one.run, user=one.user, kind=one.kind, page=page[:200], at=at
        )
        for one in once
    ]
