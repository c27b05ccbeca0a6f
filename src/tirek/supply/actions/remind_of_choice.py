"""Whoever has not chosen an organisation is reminded, once before the term ends and once after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef

from tirek.casework.legal import service_of, working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.queries.deadline import steps_now
from tirek.kernel.calendar import YearNotKnown
from tirek.procedure.deadline import shown
from tirek.procedure.reminders import reminders
from tirek.supply.organisation_texts import organisation_texts
from tirek.supply.queries.organisations import without_choice
from tirek.supply.telling import send_to

LOOKED_BACK = timedelta(days=60)
"""Notices older than that are reminded of no more: a bound of the query, not of any right."""


def remind_all(*, at: datetime) -> int:
    """How many were told; who was told already is not told again."""
    return sum(1 for case in _told_lately(at) if _remind(case, at))


def _told_lately(at: datetime) -> Iterator[Case]:
    notice = Event.objects.filter(
        case=OuterRef("pk"), kind="NoticeIssued", at__gte=at - LOOKED_BACK
    )
    return without_choice(Case.objects.filter(Exists(notice))).order_by("pk").iterator()


def _remind(case: Case, at: datetime) -> bool:
    due_on, today = _due_on(case), local_day(at)
    if due_on is None:
        return False
    words = _occasion(due_on, today)
    if words:
        told = organisation_texts().sms[words].format(number=case.number, day=shown(due_on))
        send_to(case, told, key=f"organisation {case.number} {due_on} {words}", at=at)
    return bool(words)


def _due_on(case: Case) -> date | None:
    choice = service_of(case).organisation
    try:
        days = {step.id: on for step, on in steps_now(case)}
    except YearNotKnown:
        return None
    return days.get(choice.step) if choice else None


def _occasion(due_on: date, today: date) -> str:
    """Before the last day as officers are reminded of theirs; "" when it is no time for it."""
    if today > due_on:
        return "late"
    return "soon" if reminders().occasion(due_on, today, working_calendar()) else ""
