"""The accountant tells the person what was paid in excess, and by when to answer."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.local_day import local_day
from tirek.payments.letters.issue import About, issue
from tirek.payments.models import Debt, DebtEvent
from tirek.payments.overpayment.papers import notice
from tirek.payments.overpayment.permissions import require_worker
from tirek.payments.overpayment.record import Moved, held, record
from tirek.payments.overpayment.telling import tell
from tirek.payments.overpayment.texts import texts
from tirek.procedure.deadline import shown
from tirek.procedure.paying.overpayment import overpayment_terms


@transaction.atomic
def send_debt_notice(*, debt: Debt, by: User, at: datetime) -> DebtEvent:
    """The signed letter (kk and ru) is in the cabinet from now on; the telephone is told of it.

    Raises NotAllowed, OwnCase, pki.CertificateNotUsable, procedure's RefusedTransition; then
    nothing was written.
    """
    debt = held(debt)
    require_worker(by, debt, at, Role.ACCOUNTANT)
    due_on = local_day(at) + timedelta(days=overpayment_terms().answer_days)
    event = record(
        debt,
        "NoticeSent",
        by=by,
        at=at,
        payload={"due_on": due_on, "left_tiyn": debt.left_tiyn},
        told=texts().told.noticed.format(due_on=shown(due_on)),
        moved=Moved(due_on=debt.due_on if debt.stage == "agreed" else due_on),
    )
    about = About(f"{debt.number}/{event.seq}", event.kind, event.seq, debt.case, debt)
    issue(about, lambda language: notice(debt, event.seq, language), by=by, at=at)
    tell(debt, texts().sms.noticed, key=f"notice {event.seq}", due_on=due_on, at=at)
    return event
