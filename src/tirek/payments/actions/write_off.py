"""A debt is given up: proposed by the accountant, decided by the head, never by one alone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.four_eyes import SamePerson, same_eyes
from tirek.casework.refused import Refused
from tirek.casework.signals import barred
from tirek.kernel.money import Tenge
from tirek.payments.models import Debt, DebtEvent
from tirek.payments.overpayment.booking import WRITTEN_OFF, book
from tirek.payments.overpayment.claims import left_by_period
from tirek.payments.overpayment.permissions import require_worker
from tirek.payments.overpayment.record import Moved, held, record
from tirek.payments.overpayment.sums import sum_text
from tirek.payments.overpayment.texts import texts


class ReasonMissing(Refused):
    """Nothing is written off, and no write-off is declined, without saying why."""


@transaction.atomic
def propose_write_off(*, debt: Debt, by: User, why: str, at: datetime) -> DebtEvent:
    """Raises NotAllowed, OwnCase, ReasonMissing, procedure's RefusedTransition."""
    debt = held(debt)
    require_worker(by, debt, at, Role.ACCOUNTANT)
    why = _reason(why)
    told = texts().told.proposed.format(why=why)
    payload = {"why": why, "before": debt.stage}
    return record(debt, "WriteOffProposed", by=by, at=at, payload=payload, told=told)


@transaction.atomic
def write_off(*, debt: Debt, by: User, why: str, at: datetime) -> DebtEvent:
    """What is left is owed no more.

    Raises NotAllowed, OwnCase, SamePerson, ReasonMissing, procedure's RefusedTransition.
    """
    debt = _before_the_head(debt, by, at)
    why, left = _reason(why), debt.left_tiyn
    periods = left_by_period(debt)
    told = texts().told.written_off.format(sum=sum_text(Tenge.of_tiyn(left)), why=why)
    payload = {"why": why, "tiyn": left, "periods": periods}
    moved = Moved(written_off=left)
    event = record(debt, "WrittenOff", by=by, at=at, payload=payload, told=told, moved=moved)
    book(event, WRITTEN_OFF, periods)
    return event


@transaction.atomic
def decline_write_off(*, debt: Debt, by: User, why: str, at: datetime) -> DebtEvent:
    """The sum stays owed, and the debt stands where it stood. Raises as `write_off` does."""
    debt = _before_the_head(debt, by, at)
    why = _reason(why)
    told = texts().told.declined.format(why=why)
    return record(
        debt,
        "WriteOffDeclined",
        by=by,
        at=at,
        payload={"why": why},
        told=told,
        outcome=_stood_at(debt),
    )


def _stood_at(debt: Debt) -> str:
    """The stage the write-off was proposed at; proposals of old versions do not tell it."""
    proposed = _proposal(debt)
    return proposed.payload.get("before", "noticed") if proposed else "noticed"


def _before_the_head(debt: Debt, by: User, at: datetime) -> Debt:
    debt = held(debt)
    require_worker(by, debt, at, Role.HEAD)
    proposed = _proposal(debt)
    if debt.stage == "proposed" and proposed is not None and same_eyes(proposed, by, at):
        barred.send(None, case=debt.case, by=by, kind="same_person")
        raise SamePerson(texts().refused.same_person)
    return debt


def _proposal(debt: Debt) -> DebtEvent | None:
    return debt.events.filter(kind="WriteOffProposed").order_by("seq").last()


def _reason(why: str) -> str:
    if not why.strip():
        raise ReasonMissing(texts().refused.reason_missing, "note")
    return why.strip()
