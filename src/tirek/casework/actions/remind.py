"""The officer is reminded before the end of a term, the head is told after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.actions.note_event import note_event
from tirek.casework.clock_texts import clock_texts
from tirek.casework.legal import working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import UNDECIDED, Case, Event
from tirek.casework.record import locked
from tirek.kernel.calendar import YearNotKnown
from tirek.kernel.text import Text
from tirek.procedure.deadline import shown
from tirek.procedure.reminders import must_escalate, reminders

LOOKED_AHEAD = timedelta(days=40)
"""Further ahead no reminder begins: working days fill less than half of the days, never fewer."""


@transaction.atomic
def remind(*, case: Case, at: datetime) -> Event | None:
    """Remind whoever works on the case, once an occasion; None where there is none now.

    Raises YearNotKnown.
    """
    case, today = locked(case), local_day(at)
    if case.stage not in UNDECIDED or case.due_on is None:
        return None
    began = reminders().occasion(case.due_on, today, working_calendar())
    if began is None or (case.reminded_on is not None and case.reminded_on >= began):
        return None
    officer = case.assigned_to
    who = _named(officer.full_name) if officer else clock_texts().who["officers"]
    return _note(case, "Reminded", "reminded", [officer] if officer else [], who, at)


@transaction.atomic
def escalate(*, case: Case, at: datetime) -> Event | None:
    """Tell the heads of the office that the term is over, once for each last day it had."""
    case, today = locked(case), local_day(at)
    if case.stage not in UNDECIDED or case.due_on is None:
        return None
    if not must_escalate(case.due_on, today, case.escalated_on):
        return None
    heads = User.objects.filter(role=Role.HEAD, office__place=case.place, is_active=True)
    told = list(heads.order_by("pk"))
    who = _named(", ".join(head.full_name for head in told)) if told else clock_texts().who["head"]
    return _note(case, "Escalated", "escalated", told, who, at)


def remind_all(*, at: datetime) -> Iterator[Event]:
    """Remind and escalate wherever it is time; run twice in a day, done once.

    Nobody is reminded on a day off. A case whose days lie in a year without a calendar waits.
    """
    today = local_day(at)
    if not is_working(today):
        return
    near = Case.objects.filter(stage__in=UNDECIDED, due_on__lte=today + LOOKED_AHEAD)
    for case in near.order_by("due_on", "pk").iterator():
        try:
            made = escalate(case=case, at=at) or remind(case=case, at=at)
        except YearNotKnown:
            continue
        if made is not None:
            yield made


def _note(case: Case, kind: str, about: str, to: list[User], who: Text, at: datetime) -> Event:
    assert case.due_on is not None
    told = clock_texts().told[about].format(due_on=shown(case.due_on), who=who)
    return note_event(
        case=case,
        kind=kind,
        by=None,
        at=at,
        may="remind",
        payload={"due_on": case.due_on.isoformat(), "to": [user.pk for user in to]},
        told={"officer": told},
        changes={f"{about}_on": local_day(at)},
    )


def _named(name: str) -> Text:
    return Text(name, name, name)


def is_working(day: date) -> bool:
    """Whether somebody is at work to be reminded; a year without a calendar is not in the way."""
    try:
        return working_calendar().is_working(day)
    except YearNotKnown:
        return True
