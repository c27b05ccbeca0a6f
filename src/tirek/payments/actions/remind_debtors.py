"""A payment that is due soon, or was missed, is brought to mind: once a day named in the terms."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.casework.local_day import local_day
from tirek.kernel.money import Tenge
from tirek.payments.models import Debt, DebtEvent
from tirek.payments.overpayment.plan import open_part, paid_of_plan, plan_of
from tirek.payments.overpayment.record import held, record
from tirek.payments.overpayment.sums import sum_text
from tirek.payments.overpayment.telling import tell
from tirek.payments.overpayment.texts import texts
from tirek.procedure.deadline import shown
from tirek.procedure.paying.overpayment import overpayment_terms, reminder_days

REMINDED = ("noticed", "agreed", "awarded")


def remind_debtors(*, at: datetime) -> list[DebtEvent]:
    """Every reminder whose day has come; run twice, nobody is reminded twice."""
    waiting = Debt.objects.filter(stage__in=REMINDED, due_on__isnull=False).order_by("pk")
    told = [_remind(debt, at) for debt in waiting]
    return [event for event in told if event is not None]


@transaction.atomic
def _remind(debt: Debt, at: datetime) -> DebtEvent | None:
    debt, today = held(debt), local_day(at)
    if debt.stage not in REMINDED or debt.due_on is None:
        return None
    # After days without power one reminder is enough: the latest whose day has come.
    come = [day for day in reminder_days(debt.due_on, overpayment_terms()) if day <= today]
    key = f"remind {debt.due_on} {max(come)}" if come else ""
    if not come or max(come) < _since(debt) or debt.events.filter(key=key).exists():
        return None
    part = open_part(plan_of(debt), paid_of_plan(debt)) if debt.stage == "agreed" else None
    owed = part.amount if part else Tenge.of_tiyn(debt.left_tiyn)
    event = record(
        debt,
        "Reminded",
        by=None,
        at=at,
        payload={"due_on": debt.due_on, "tiyn": owed.tiyn},
        told=texts().told.reminded.format(due_on=shown(debt.due_on), sum=sum_text(owed)),
        key=key,
    )
    words = texts().sms.due_soon if today <= debt.due_on else texts().sms.overdue
    tell(debt, words, key=key, due_on=debt.due_on, at=at)
    return event


def _since(debt: Debt) -> date:
    """Since when the day is known: nobody is reminded of what was agreed only afterwards."""
    told = debt.events.filter(kind__in=("NoticeSent", "ReturnAgreed", "CourtDecided"))
    last = told.order_by("seq").last()
    return local_day(last.at) if last else local_day(debt.found_at)
