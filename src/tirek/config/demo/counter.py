"""The front office of the demonstration: its queue through the days, and who brings papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from random import Random

from tirek.accounts.models import User
from tirek.casework.actions.attach_file import attach_file
from tirek.casework.actions.keep_draft import save_answers
from tirek.casework.legal import working_calendar
from tirek.casework.models import Case
from tirek.config.demo.families import Application
from tirek.config.demo.papers import papers_of
from tirek.config.demo.users import SERVICE
from tirek.procedure.deadline import ALMATY
from tirek.reception.actions.accept import accept
from tirek.reception.actions.check_papers import check_papers
from tirek.reception.actions.forward import forward
from tirek.reception.actions.move_ticket import call_next, move_ticket
from tirek.reception.actions.open_visit import open_visit
from tirek.reception.actions.refuse_to_accept import refuse_to_accept
from tirek.reception.actions.take_ticket import take_ticket
from tirek.reception.counters import counter_of
from tirek.reception.models import Visit
from tirek.reception.paper_marks import Mark

DAYS = 5
"""So many days of the queue are told, the last of them being today."""
OPENS = time(9, 10)
A_DAY = 16
"""Visitors of one day, a third of them before noon is near."""
WINDOW = "1"
STILL_WAIT = 3
ALL_THERE = {
    "identity": Mark("seen"),
    "school_certificate": Mark("scanned"),
    "medical_conclusion": Mark("compared"),
}
ONE_LACKS = {**ALL_THERE, "school_certificate": Mark("missing")}


def queue_of_days(operator: User, on: date) -> Iterator[datetime]:
    """Visitors take numbers and are called; of the last day some still wait."""
    for day in _days(on):
        yield from _day(operator, day, Random(day.toordinal()), today=day == on)


def _days(on: date) -> list[date]:
    """In order; today is told even where it is a day off: a demonstration is begun on any day."""
    days, day, calendar = [on], on, working_calendar()
    while len(days) < DAYS:
        day -= timedelta(days=1)
        if calendar.is_working(day):
            days.append(day)
    return days[::-1]


def _day(operator: User, day: date, chance: Random, *, today: bool) -> Iterator[datetime]:
    """One window: whoever comes while another is served waits; mornings are the busiest."""
    came = datetime.combine(day, OPENS, ALMATY)
    free = came
    for turn in range(A_DAY):
        came += timedelta(minutes=chance.randrange(4, 14 if turn < A_DAY // 2 else 34))
        called = max(came + timedelta(minutes=1), free)
        served = called + timedelta(minutes=chance.randrange(5, 16))
        yield came
        office = counter_of(operator)
        language = chance.choice(("kk", "kk", "ru"))
        take_ticket(office=office, service=SERVICE, language=language, at=came)
        if today and turn >= A_DAY - STILL_WAIT:
            continue
        ticket = call_next(by=operator, window=WINDOW, at=called)
        move_ticket(ticket=ticket, kind="Served", by=operator, at=called + timedelta(minutes=1))
        move_ticket(ticket=ticket, kind="Finished", by=operator, at=served)
        free = served + timedelta(minutes=1)


def take_in(one: Application, operator: User, at: datetime) -> Case:
    """Every paper is there: registered, and the dossier forwarded the same day."""
    visit = _visit(one, operator, at, ALL_THERE)
    case = accept(by=operator, draft=visit.pk, at=at + timedelta(minutes=6))
    if not one.story.fresh:
        forward(case=case, by=operator, at=at + timedelta(minutes=40))
    return case


def send_home(one: Application, operator: User, at: datetime) -> None:
    """A paper is missing: the person leaves with the receipt on refusal to accept."""
    visit = _visit(one, operator, at, ONE_LACKS)
    refuse_to_accept(by=operator, draft=visit.pk, at=at + timedelta(minutes=5))


def begin(one: Application, operator: User, at: datetime) -> None:
    """Somebody whose application waits for the rest of the papers."""
    _visit(one, operator, at, {})


def _visit(one: Application, operator: User, at: datetime, marks: Mapping[str, Mark]) -> Visit:
    visit = open_visit(
        by=operator,
        iin=one.applicant.iin,
        document="identity_card",
        document_number=f"{one.serial:09d}",
        service=SERVICE,
        language=one.language,
        at=at,
    )
    save_answers(draft=visit.pk, by=operator, answers=one.answers, at=at)
    for requirement, upload in papers_of(one).items():
        mark = marks.get(requirement)
        if mark is not None and mark.state != "missing":
            attach_file(draft=visit.pk, by=operator, requirement=requirement, upload=upload, at=at)
    return check_papers(by=operator, draft=visit.pk, marks=marks, at=at) if marks else visit
