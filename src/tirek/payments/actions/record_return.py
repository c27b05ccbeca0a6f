"""Money came back for a debt: written down by the accountant, or read from a bank's statement."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.payments.models import Debt, DebtEvent
from tirek.payments.overpayment.booking import RETURNED, book
from tirek.payments.overpayment.claims import allocated, left_by_period
from tirek.payments.overpayment.permissions import require_worker
from tirek.payments.overpayment.plan import open_part, paid_of_plan, plan_of
from tirek.payments.overpayment.record import Moved, held, record
from tirek.payments.overpayment.sums import sum_text
from tirek.payments.overpayment.texts import texts

REFERENCE_LENGTH = 80


class CannotReturn(Refused):
    """The payment cannot be put to the debt as it was written."""


class ReturnKnown(CannotReturn):
    """A return by this document is recorded already."""


@transaction.atomic
def record_return(
    *,
    debt: Debt,
    by: User | None,
    amount: Tenge | None,
    on: date | None,
    reference: str,
    at: datetime,
) -> DebtEvent:
    """Put the sum to the debt, the earliest period first. `by` None: a statement told it.

    One document (`reference`) is counted once. Raises NotAllowed, OwnCase, CannotReturn,
    procedure's RefusedTransition; then nothing was written.
    """
    debt = held(debt)
    require_worker(by, debt, at, Role.ACCOUNTANT)
    say, reference = texts().refused, reference.strip()[:REFERENCE_LENGTH]
    if reference and debt.events.filter(key=_key(reference)).exists():
        raise ReturnKnown(say.reference_known, "reference")
    if amount is None or not amount.tiyn:
        raise CannotReturn(say.sum_missing, "sum")
    if amount.tiyn > debt.left_tiyn:
        left = sum_text(Tenge.of_tiyn(debt.left_tiyn))
        raise CannotReturn(say.sum_too_large.format(left=left), "sum")
    if on is None or on > local_day(at):
        raise CannotReturn(say.day_ahead, "on")
    if not reference:
        raise CannotReturn(say.reference_missing, "reference")
    return _put(debt, by, amount, on, reference, at)


def _key(reference: str) -> str:
    return f"return {reference}"


def _put(
    debt: Debt, by: User | None, amount: Tenge, on: date, reference: str, at: datetime
) -> DebtEvent:
    periods = allocated(left_by_period(debt), amount.tiyn)
    left = debt.left_tiyn - amount.tiyn
    event = record(
        debt,
        "ReturnReceived",
        by=by,
        at=at,
        payload={"tiyn": amount.tiyn, "on": on, "reference": reference, "periods": periods},
        told=texts().told.received.format(
            sum=sum_text(amount), reference=reference, left=sum_text(Tenge.of_tiyn(left))
        ),
        moved=Moved(returned=amount.tiyn, due_on=debt.due_on),
        outcome="" if left else "full",
        key=_key(reference),
    )
    book(event, RETURNED, periods)
    _next_due(debt)
    return event


def _next_due(debt: Debt) -> None:
    """The day on which the next part is due, where parts were agreed."""
    part = open_part(plan_of(debt), paid_of_plan(debt)) if debt.stage == "agreed" else None
    if part is not None:
        debt.due_on = part.due_on
        debt.save(update_fields=["due_on"])
