"""The sum comes back in monthly parts: asked for by the person, or agreed with the accountant."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.payments.models import Debt, DebtEvent
from tirek.payments.overpayment.permissions import require_debtor, require_worker
from tirek.payments.overpayment.record import Moved, held, record
from tirek.payments.overpayment.texts import texts
from tirek.procedure.deadline import shown
from tirek.procedure.paying.overpayment import instalments, overpayment_terms


class CannotAgree(Refused):
    """The parts cannot be so."""


@transaction.atomic
def agree_return(
    *, debt: Debt, by: User, months: int, first_on: date | None, at: datetime
) -> DebtEvent:
    """Put what is left in `months` equal parts, the first due on `first_on`.

    Raises NotAllowed, OwnCase, CannotAgree, procedure's RefusedTransition.
    """
    debt = held(debt)
    if by.is_citizen:
        require_debtor(by, debt)
    else:
        require_worker(by, debt, at, Role.ACCOUNTANT)
    terms, today = overpayment_terms(), local_day(at)
    last = today + timedelta(days=terms.answer_days)
    if not 1 <= months <= min(terms.most_instalments, max(1, debt.left_tiyn)):
        raise CannotAgree(texts().refused.months.format(most=terms.most_instalments), "months")
    if first_on is None or not today <= first_on <= last:
        raise CannotAgree(texts().refused.first_day.format(last=shown(last)), "first_on")
    plan = instalments(Tenge.of_tiyn(debt.left_tiyn), months, first_on)
    payload = {
        "plan": [{"due_on": one.due_on, "tiyn": one.amount.tiyn} for one in plan],
        "returned_before_tiyn": debt.returned_tiyn,
    }
    told = texts().told.agreed.format(count=months, first_on=shown(first_on))
    moved = Moved(due_on=plan[0].due_on)
    return record(debt, "ReturnAgreed", by=by, at=at, payload=payload, told=told, moved=moved)
