"""A debt goes to court, and what the court decided."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.payments.models import Debt, DebtEvent
from tirek.payments.overpayment.permissions import require_worker
from tirek.payments.overpayment.record import Moved, held, record
from tirek.payments.overpayment.sums import sum_text
from tirek.payments.overpayment.texts import texts

COURT_LENGTH, NUMBER_LENGTH = 300, 100
CourtOutcome = Literal["obliged", "refused"]


class CourtMissing(Refused):
    """It is not said which court, or when."""


@transaction.atomic
def take_to_court(
    *, debt: Debt, by: User, court: str, number: str, on: date | None, at: datetime
) -> DebtEvent:
    """The claim was lodged. Raises NotAllowed, OwnCase, CourtMissing, RefusedTransition."""
    debt = held(debt)
    require_worker(by, debt, at)
    court, number = court.strip()[:COURT_LENGTH], number.strip()[:NUMBER_LENGTH]
    if not (court and number):
        raise CourtMissing(texts().refused.court_missing, "number" if court else "court")
    payload = {"court": court, "number": number, "on": _past(on, at), "left_tiyn": debt.left_tiyn}
    told = texts().told.court.format(court=court, number=number)
    return record(debt, "ToCourt", by=by, at=at, payload=payload, told=told, moved=Moved())


@transaction.atomic
def record_court_decision(
    *,
    debt: Debt,
    by: User,
    outcome: CourtOutcome,
    on: date | None,
    due_on: date | None,
    at: datetime,
) -> DebtEvent:
    """What the court decided, and until when the sum is to be returned.

    Raises NotAllowed, OwnCase, CourtMissing, RefusedTransition.
    """
    debt = held(debt)
    require_worker(by, debt, at)
    say = texts().told
    told = say.obliged.format(sum=sum_text(Tenge.of_tiyn(debt.left_tiyn)))
    return record(
        debt,
        "CourtDecided",
        by=by,
        at=at,
        payload={"on": _past(on, at), "due_on": due_on},
        told=told if outcome == "obliged" else say.refused,
        moved=Moved(due_on=due_on if outcome == "obliged" else None),
        outcome=outcome,
    )


def _past(on: date | None, at: datetime) -> date:
    if on is None or on > local_day(at):
        raise CourtMissing(texts().refused.day_ahead, "on")
    return on
