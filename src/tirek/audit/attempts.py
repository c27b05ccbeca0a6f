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


@dataclass(frozen=True)
class Barred:
    """Who was kept from which case, and why."""

    case: Case
    user: User
    kind: str


_barred: ContextVar[list[Barred] | None] = ContextVar("barred", default=None)


def listen() -> None:
    """From now on, in this request, what is barred is remembered."""
    _barred.set([])


def heard(*, case: Case, by: User, kind: str, **_: Any) -> None:
    """Receives casework's signal; outside of a request nobody tries anything."""
    remembered = _barred.get()
    if remembered is not None:
        remembered.append(Barred(case, by, kind))


def write_down(*, page: str, at: datetime) -> list[Attempt]:
    """The attempts remembered since `listen`, each once."""
    remembered = _barred.get() or []
    _barred.set(None)
    once = {(one.case.pk, one.user.pk, one.kind): one for one in remembered}
    return [
        Attempt.objects.create(case=one.case, user=one.user, kind=one.kind, page=page[:200], at=at)
        for one in once.values()
    ]
