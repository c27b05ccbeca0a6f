"""More came back than is owed: proposed by the accountant, approved by the head, paid back once."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.four_eyes import SamePerson, same_eyes
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.casework.signals import barred
from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.payments.actions.record_return import REFERENCE_LENGTH
from tirek.payments.models import Debt, DebtEvent
from tirek.payments.overpayment.booking import REFUNDED, book
from tirek.payments.overpayment.claims import allocated, returned_too_much
from tirek.payments.overpayment.permissions import require_worker
from tirek.payments.overpayment.record import Moved, held, record
from tirek.payments.overpayment.refunds import approved_refund, proposed_refund
from tirek.payments.overpayment.sums import sum_text
from tirek.payments.overpayment.texts import texts


class CannotRefund(Refused):
    """Nothing is paid back; the text says why."""


@transaction.atomic
def propose_refund(*, debt: Debt, by: User, why: str, at: datetime) -> DebtEvent:
    """All that came back in excess. Raises NotAllowed, OwnCase, CannotRefund, RefusedTransition."""
    debt, say = held(debt), texts().refused
    require_worker(by, debt, at, Role.ACCOUNTANT)
    if not debt.to_refund_tiyn:
        raise CannotRefund(say.nothing_to_refund)
    if proposed_refund(debt) or approved_refund(debt):
        raise CannotRefund(say.refund_waits)
    why, tiyn = _reason(why), debt.to_refund_tiyn
    told = texts().told.refund_proposed.format(sum=_sum(tiyn), why=why)
    payload = {"tiyn": tiyn, "why": why}
    return record(debt, "RefundProposed", by=by, at=at, payload=payload, told=told)


@transaction.atomic
def approve_refund(*, debt: Debt, by: User, at: datetime) -> DebtEvent:
    """The accountant may pay it back now.

    Raises NotAllowed, OwnCase, SamePerson, CannotRefund, procedure's RefusedTransition.
    """
    debt, proposed = _before_the_head(debt, by, at)
    tiyn = proposed.payload["tiyn"]
    if tiyn > debt.to_refund_tiyn:
        raise CannotRefund(texts().refused.nothing_to_refund)
    told = texts().told.refund_approved.format(sum=_sum(tiyn))
    payload = {"tiyn": tiyn, "proposal": proposed.seq}
    return record(debt, "RefundApproved", by=by, at=at, payload=payload, told=told)


@transaction.atomic
def decline_refund(*, debt: Debt, by: User, why: str, at: datetime) -> DebtEvent:
    """It stays to be refunded; why is written down. Raises as `approve_refund` does."""
    debt, proposed = _before_the_head(debt, by, at)
    why = _reason(why)
    told = texts().told.refund_declined.format(why=why)
    payload = {"why": why, "proposal": proposed.seq}
    return record(debt, "RefundDeclined", by=by, at=at, payload=payload, told=told)


@transaction.atomic
def record_refund(
    *, debt: Debt, by: User, on: date | None, reference: str, at: datetime
) -> DebtEvent:
    """The money went back by the bank's paper `reference` that day: once for an approval.

    Raises NotAllowed, OwnCase, CannotRefund, procedure's RefusedTransition.
    """
    debt, say = held(debt), texts().refused
    require_worker(by, debt, at, Role.ACCOUNTANT)
    approved = approved_refund(debt)
    if approved is None:
        raise CannotRefund(say.refund_not_approved)
    if on is None or on > local_day(at):
        raise CannotRefund(say.day_ahead, "on")
    reference = reference.strip()[:REFERENCE_LENGTH]
    if not reference:
        raise CannotRefund(say.reference_missing, "reference")
    tiyn = approved.payload["tiyn"]
    periods = allocated(returned_too_much(debt), tiyn)
    event = record(
        debt,
        "Refunded",
        by=by,
        at=at,
        payload={"tiyn": tiyn, "on": on, "reference": reference, "periods": periods},
        told=texts().told.refunded.format(sum=_sum(tiyn), reference=reference),
        moved=Moved(refunded=tiyn),
        key=f"refund {approved.seq}",
    )
    book(event, REFUNDED, periods)
    return event


def _before_the_head(debt: Debt, by: User, at: datetime) -> tuple[Debt, DebtEvent]:
    debt = held(debt)
    require_worker(by, debt, at, Role.HEAD)
    proposed = proposed_refund(debt)
    if proposed is None:
        raise CannotRefund(texts().refused.refund_not_proposed)
    if same_eyes(proposed, by, at):
        barred.send(None, case=debt.case, by=by, kind="same_person")
        raise SamePerson(texts().refused.same_person)
    return debt, proposed


def _reason(why: str) -> str:
    if not why.strip():
        raise CannotRefund(texts().refused.reason_missing, "note")
    return why.strip()


def _sum(tiyn: int) -> Text:
    return sum_text(Tenge.of_tiyn(tiyn))
