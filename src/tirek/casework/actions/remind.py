"""The officer is reminded before the end of a term, the head is told after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.bodies import departments_of
from tirek.accounts.models import Role, User
from tirek.casework.actions.note_event import note_event
from tirek.casework.clock_texts import clock_texts
from tirek.casework.local_day import local_day
from tirek.casework.models import UNDECIDED, Case, Event
from tirek.casework.record import locked
from tirek.casework.reminding import time_to_escalate, time_to_remind, told_of_all
from tirek.kernel.text import Text
from tirek.procedure.deadline import shown


@transaction.atomic
def remind(*, case: Case, at: datetime) -> Event | None:
    """Remind whoever works on the case, once an occasion; None where there is none now.

    Raises YearNotKnown.
    """
    case = locked(case)
    if case.stage not in UNDECIDED or not time_to_remind(case, local_day(at)):
        return None
    officer = case.assigned_to
    who = _named(officer.full_name) if officer else clock_texts().who["officers"]
    return _note(case, "Reminded", "reminded", [officer] if officer else [], who, at)


@transaction.atomic
def escalate(*, case: Case, at: datetime) -> Event | None:
    """Tell the heads of the office that the term is over, once for each last day it had."""
    case = locked(case)
    if case.stage not in UNDECIDED or not time_to_escalate(case, local_day(at)):
        return None
    ours = departments_of(case.service, case.place)
    heads = User.objects.filter(role=Role.HEAD, office__in=ours, is_active=True)
    told = list(heads.order_by("pk"))
    who = _named(", ".join(head.full_name for head in told)) if told else clock_texts().who["head"]
    return _note(case, "Escalated", "escalated", told, who, at)


def remind_all(*, at: datetime) -> Iterator[Event]:
    """Remind and escalate wherever it is time; run twice in a day, done once."""
    return told_of_all(
        _near,
        lambda case: escalate(case=case, at=at),
        lambda case: remind(case=case, at=at),
        local_day(at),
    )


def _near(day: date) -> Iterable[Case]:
    due = Case.objects.filter(stage__in=UNDECIDED, due_on__lte=day)
    return due.order_by("due_on", "pk").iterator()


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
