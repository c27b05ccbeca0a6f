"""Who must answer a complaint is reminded before its term ends, the heads told after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.appeals.models import OPEN, Complaint
from tirek.appeals.queries.answerable import answerable
from tirek.appeals.steps import held
from tirek.appeals.texts import told
from tirek.casework.actions.note_event import note_event
from tirek.casework.actions.remind import is_working
from tirek.casework.legal import working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Event
from tirek.kernel.calendar import YearNotKnown
from tirek.procedure.deadline import shown
from tirek.procedure.reminders import must_escalate, reminders

LOOKED_AHEAD = timedelta(days=40)
"""As for cases: further ahead no reminder begins."""


@transaction.atomic
def remind(*, complaint: Complaint, at: datetime) -> Event | None:
    """Remind whoever may answer, once an occasion; None where there is none now.

    Raises YearNotKnown.
    """
    complaint, today = held(complaint), local_day(at)
    if complaint.stage not in OPEN or complaint.due_on is None:
        return None
    began = reminders().occasion(complaint.due_on, today, working_calendar())
    if began is None or (complaint.reminded_on is not None and complaint.reminded_on >= began):
        return None
    return _note(complaint, "reminded", answerable(complaint), at)


@transaction.atomic
def escalate(*, complaint: Complaint, at: datetime) -> Event | None:
    """Tell the heads that the term is over, once for each last day it had."""
    complaint, today = held(complaint), local_day(at)
    if complaint.stage not in OPEN or complaint.due_on is None:
        return None
    if not must_escalate(complaint.due_on, today, complaint.escalated_on):
        return None
    heads = [one for one in answerable(complaint) if one.role != Role.SPECIALIST]
    return _note(complaint, "escalated", heads, at)


def remind_all(*, at: datetime) -> Iterator[Event]:
    """Remind and escalate wherever it is time; run twice in a day, done once.

    Nobody is reminded on a day off. A complaint in a year without a calendar waits.
    """
    today = local_day(at)
    if not is_working(today):
        return
    near = Complaint.objects.filter(stage__in=OPEN, due_on__lte=today + LOOKED_AHEAD)
    for complaint in near.order_by("due_on", "pk").iterator():
        try:
            made = escalate(complaint=complaint, at=at) or remind(complaint=complaint, at=at)
        except YearNotKnown:
            continue
        if made is not None:
            yield made


def _note(complaint: Complaint, about: str, to: Iterable[User], at: datetime) -> Event:
    assert complaint.due_on is not None
    setattr(complaint, f"{about}_on", local_day(at))
    complaint.save(update_fields=[f"{about}_on"])
    say = getattr(told(), about)
    words = say.format(number=complaint.number, due_on=shown(complaint.due_on))
    return note_event(
        case=complaint.case,
        kind={"reminded": "ComplaintReminded", "escalated": "ComplaintEscalated"}[about],
        by=None,
        at=at,
        may="remind",
        payload={
            "complaint": complaint.number,
            "due_on": complaint.due_on.isoformat(),
            "to": [user.pk for user in to],
        },
        told={"officer": words},
    )
