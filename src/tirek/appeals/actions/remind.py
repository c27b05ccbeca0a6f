"""Who must answer a complaint is reminded before its term ends, the heads told after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.appeals.models import OPEN, Complaint
from tirek.appeals.queries.answerable import answerable
from tirek.appeals.steps import held
from tirek.appeals.texts import told
from tirek.casework.actions.note_event import note_event
from tirek.casework.local_day import local_day
from tirek.casework.models import Event
from tirek.casework.reminding import time_to_escalate, time_to_remind, told_of_all
from tirek.procedure.deadline import shown


@transaction.atomic
def remind(*, complaint: Complaint, at: datetime) -> Event | None:
    """Remind whoever may answer, once an occasion; None where there is none now.

    Raises YearNotKnown.
    """
    complaint = held(complaint)
    if complaint.stage not in OPEN or not time_to_remind(complaint, local_day(at)):
        return None
    return _note(complaint, "reminded", answerable(complaint), at)


@transaction.atomic
def escalate(*, complaint: Complaint, at: datetime) -> Event | None:
    """Tell the heads that the term is over, once for each last day it had."""
    complaint = held(complaint)
    if complaint.stage not in OPEN or not time_to_escalate(complaint, local_day(at)):
        return None
    heads = [one for one in answerable(complaint) if one.role != Role.SPECIALIST]
    return _note(complaint, "escalated", heads, at)


def remind_all(*, at: datetime) -> Iterator[Event]:
    """Remind and escalate wherever it is time; run twice in a day, done once."""
    return told_of_all(
        _near,
        lambda complaint: escalate(complaint=complaint, at=at),
        lambda complaint: remind(complaint=complaint, at=at),
        local_day(at),
    )


def _near(day: date) -> Iterable[Complaint]:
    due = Complaint.objects.filter(stage__in=OPEN, due_on__lte=day)
    return due.order_by("due_on", "pk").iterator()


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
