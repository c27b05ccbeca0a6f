"""The person who was paid has died: the sum is claimed from the estate, not from the family."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.payments.models import Debt, DebtEvent
from tirek.payments.overpayment.permissions import require_worker
from tirek.payments.overpayment.record import Moved, held, record
from tirek.payments.overpayment.texts import texts
from tirek.procedure.deadline import shown


class DeathMissing(Refused):
    """It is not said when the person died."""


@transaction.atomic
def flag_estate(
    *, debt: Debt, by: User | None, died_on: date | None, source: str, at: datetime
) -> DebtEvent:
    """No reminder goes out from now on. `source` is the paper or the answer that tells it.

    `by` None is Tirek itself, which may not know the day: a bank's answer tells none. Raises
    NotAllowed, OwnCase, DeathMissing, RefusedTransition.
    """
    debt = held(debt)
    require_worker(by, debt, at, Role.ACCOUNTANT)
    if by is not None and (died_on is None or died_on > local_day(at)):
        raise DeathMissing(texts().refused.died_missing, "on")
    payload = {"died_on": died_on, "source": source.strip()}
    say = texts().told
    told = say.estate.format(died_on=shown(died_on)) if died_on else say.estate_by_the_bank
    return record(debt, "EstateFlagged", by=by, at=at, payload=payload, told=told, moved=Moved())
