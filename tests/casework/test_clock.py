"""The clock of a case: extended, waiting, counted anew; reminders before, escalation after."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from making import APPLIED_AT, PANFILOV, decided, officer, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.extend_term import CannotExtend, extend_term, extensions_left
from tirek.casework.actions.note_event import note_event
from tirek.casework.actions.recount import recount, recount_all
from tirek.casework.actions.remind import escalate, remind, remind_all
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries import deadline as deadlines
from tirek.casework.queries.chain import verify
from tirek.casework.queries.deadline import counted_now, deadline_of
from tirek.casework.queries.timeline import timeline
from tirek.casework.record import StaleCase
from tirek.casework.tasks import recount_deadline, recount_deadlines, remind_officers
from tirek.kernel.calendar import DayOff, WorkingCalendar
from tirek.kernel.text import Text
from tirek.procedure import passport, process
from tirek.procedure.cite import Cite
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.process import Extension, Process, Span

pytestmark = pytest.mark.django_db

CITE = Cite(act="order-84-2021", paragraph="6", mark="to_verify", note=Text("т", "т", "t"))
MONTH = Extension("archive", Text("Мұрағат сұрауы", "Запрос в архив"), Span(1, "months", (CITE,)))
WEEK = Extension("week", Text("Тексеру", "Проверка"), Span(5, "working_days", (CITE,)))
DUE = date(2025, 9, 24)
"""Applied on Friday 12 September 2025, eight working days, the day of acceptance not counted."""


@pytest.fixture
def lawful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two extensions, and a request for information for which the term waits."""
    shared: Process = process.shared()
    waiting = replace(shared.information, pauses=True)
    made = replace(shared, extensions=(MONTH, WEEK), information=waiting)
    monkeypatch.setattr(passport, "shared", lambda: made)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, tzinfo=UTC)


def extended(case: Case, extension: str = "week", at: datetime = APPLIED_AT) -> Case:
    head = officer(Role.HEAD, case.place)
    extend_term(case=case, by=head, extension=extension, reason="Жауап кешігуде", at=at)
    case.refresh_from_db()
    return case


def waiting_for_answer(case: Case, at: datetime) -> None:
    note_event(
        case=case,
        kind="InformationRequested",
        by=officer(place=case.place),
        at=at,
        may="request_information",
        payload={},
    )


def answered(case: Case, at: datetime) -> None:
    note_event(
        case=case,
        kind="InformationGiven",
        by=officer(place=case.place),
        at=at,
        may="give_information",
        payload={},
    )


# --- extensions -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("lawful")
def test_the_head_makes_the_term_longer_and_the_days_say_why() -> None:
    case = extended(submitted())
    assert case.due_on == date(2025, 10, 1)
    shown = deadline_of(case)["deadline"]
    assert shown["due_on"] == "2025-10-01"
    last = shown["steps"][-1]["why"]
    assert "Проверка" in last["ru"]
    assert "№ 84" in last["ru"]
    assert deadline_of(case)["received"]["on"] == "2025-09-12"
    assert verify(case) is None


@pytest.mark.usefixtures("lawful")
def test_the_citizen_reads_of_the_extension_and_its_reason() -> None:
    case = extended(submitted(), "archive")
    assert case.due_on == date(2025, 10, 24)
    told = timeline(case)[-1].detail
    assert told is not None
    for words in ("Запрос в архив", "№ 84", "24.10.2025", "24.09.2025", "Жауап кешігуде"):
        assert words in told.ru


@pytest.mark.usefixtures("lawful")
def test_each_extension_is_made_once_and_both_add_up() -> None:
    case = submitted()
    assert [one.id for one in extensions_left(case)] == ["archive", "week"]
    extended(case, "archive")
    with pytest.raises(CannotExtend) as refused:
        extended(case, "archive")
    assert "уже продлевали" in refused.value.text.ru
    extended(case, "week")
    assert case.due_on == date(2025, 11, 3)  # 25 October is Republic Day, Monday 27 moved to it
    assert extensions_left(case) == []


def test_what_the_standard_does_not_name_is_refused() -> None:
    with pytest.raises(CannotExtend) as refused:
        extended(submitted())
    assert refused.value.field == "extension"


@pytest.mark.usefixtures("lawful")
def test_a_term_that_is_over_is_not_made_longer() -> None:
    case = submitted()
    extended(case, at=noon(DUE))
    with pytest.raises(CannotExtend) as refused:
        extended(case, "archive", at=noon(date(2025, 10, 2)))
    assert "01.10.2025" in refused.value.text.kk


@pytest.mark.usefixtures("lawful")
def test_an_extension_needs_a_head_a_reason_and_a_fresh_page() -> None:
    case, head = submitted(), officer(Role.HEAD)
    with pytest.raises(NotAllowed):
        extend_term(case=case, by=officer(), extension="week", reason="x", at=APPLIED_AT)
    with pytest.raises(CannotExtend):
        extend_term(case=case, by=head, extension="week", reason="  ", at=APPLIED_AT)
    with pytest.raises(StaleCase):
        extend_term(case=case, by=head, extension="week", reason="x", at=APPLIED_AT, expected_seq=1)
    case.refresh_from_db()
    assert case.due_on == DUE


@pytest.mark.usefixtures("lawful")
def test_a_decided_case_has_no_term_to_extend() -> None:
    with pytest.raises(RefusedTransition):
        extended(decided())


def test_a_year_without_a_calendar_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    case = submitted()
    long = replace(WEEK, by=replace(WEEK.by, amount=90))
    shared: Process = process.shared()
    monkeypatch.setattr(passport, "shared", lambda: replace(shared, extensions=(long,)))
    calendar = WorkingCalendar({2025: deadlines.working_calendar().years[2025]})
    monkeypatch.setattr(deadlines, "working_calendar", lambda: calendar)
    with pytest.raises(CannotExtend) as refused:
        extended(case)
    assert "2026" in refused.value.text.ru


# --- pauses ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("lawful")
def test_a_term_waits_for_the_applicant_and_goes_on_with_the_answer() -> None:
    case = submitted()
    waiting_for_answer(case, noon(date(2025, 9, 16)))
    recount_deadline(case.number, 3)
    case.refresh_from_db()
    assert case.due_on == date(2025, 9, 30)  # as if the answer came on its last day, the 19th
    answered(case, noon(date(2025, 9, 17)))
    recount_deadline(case.number, 5)
    case.refresh_from_db()
    assert case.due_on == date(2025, 9, 26)
    steps = deadline_of(case)["deadline"]["steps"]
    waited = [step["on"] for step in steps if "приостановлен" in step["why"]["ru"]]
    assert waited == ["2025-09-16", "2025-09-17"]


def test_where_the_standard_says_so_the_term_does_not_wait() -> None:
    case = submitted()
    waiting_for_answer(case, noon(date(2025, 9, 16)))
    assert recount(case=case, at=APPLIED_AT) is None
    assert counted_now(case).due_on == DUE


# --- an amended calendar --------------------------------------------------------------------------


def amended(*days: date) -> WorkingCalendar:
    """The calendar with more days off in 2025: the government moved them."""
    calendar = deadlines.working_calendar()
    known = calendar.years[2025]
    more = tuple(DayOff(day, Text("Ауыстырылған", "Перенос")) for day in days)
    changed = replace(known, days_off=(*known.days_off, *more))
    return WorkingCalendar({**calendar.years, 2025: changed})


@pytest.fixture
def transfer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day off more while cases are under way."""
    calendar = amended(date(2025, 9, 18))
    monkeypatch.setattr(deadlines, "working_calendar", lambda: calendar)


def test_an_amended_calendar_moves_every_undecided_case_once(
    request: pytest.FixtureRequest,
) -> None:
    case, other, done = submitted(), submitted(place=PANFILOV), decided()
    assert list(recount_all(at=APPLIED_AT)) == []
    request.getfixturevalue("transfer")
    moved = list(recount_all(at=APPLIED_AT))
    assert {one.number for one in moved} == {case.number, other.number}
    assert {(one.was, one.now) for one in moved} == {(DUE, date(2025, 9, 25))}
    assert list(recount_all(at=APPLIED_AT)) == []
    recount_deadlines(0)
    done.refresh_from_db()
    assert done.due_on == DUE
    assert done.events.filter(kind="DeadlineMoved").count() == 0


def test_the_event_holds_both_countings(request: pytest.FixtureRequest) -> None:
    case = submitted()
    request.getfixturevalue("transfer")
    event = recount(case=case, at=APPLIED_AT)
    assert event is not None
    assert event.payload["was"]["due_on"] == "2025-09-24"
    assert event.payload["deadline"]["due_on"] == "2025-09-25"
    off = [step for step in event.payload["deadline"]["steps"] if step["on"] == "2025-09-18"]
    assert "Перенос" in off[0]["why"]["ru"]
    case.refresh_from_db()
    assert case.due_on == date(2025, 9, 25)
    told = timeline(case)[-1].detail
    assert told is not None
    assert "25.09.2025" in told.ru
    assert verify(case) is None


def test_a_calendar_set_right_again_moves_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    case = submitted()
    with pytest.MonkeyPatch.context() as patch:
        calendar = amended(date(2025, 9, 18))
        patch.setattr(deadlines, "working_calendar", lambda: calendar)
        recount(case=case, at=APPLIED_AT)
    assert recount(case=case, at=APPLIED_AT) is not None
    case.refresh_from_db()
    assert case.due_on == DUE


def test_a_year_no_longer_known_leaves_the_case_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    case = submitted()
    monkeypatch.setattr(deadlines, "working_calendar", lambda: WorkingCalendar({}))
    assert list(recount_all(at=APPLIED_AT)) == []
    case.refresh_from_db()
    assert case.due_on == DUE


def test_the_length_of_the_term_stays_what_it_was_at_registration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = submitted()
    passport = deadlines.service_of(case).passport
    monkeypatch.setitem(
        deadlines.service_of(case).__dict__,
        "passport",
        replace(passport, term=replace(passport.term, amount=20)),
    )
    assert recount(case=case, at=APPLIED_AT) is None


# --- reminders and escalation ---------------------------------------------------------------------


def reminded(case: Case) -> int:
    return case.events.filter(kind="Reminded").count()


def test_an_officer_is_reminded_once_an_occasion() -> None:
    case = submitted()
    days = [date(2025, 9, day) for day in (15, 18, 19, 19, 22, 23, 23, 24)]
    counts = []
    for day in days:
        remind(case=case, at=noon(day))
        counts.append(reminded(case))
    assert counts == [0, 0, 1, 1, 1, 2, 2, 2]
    case.refresh_from_db()
    assert case.reminded_on == date(2025, 9, 23)


def test_a_reminder_missed_while_the_worker_was_down_is_made_up_for() -> None:
    case = submitted()
    assert remind(case=case, at=noon(date(2025, 9, 22))) is not None


def test_the_heads_are_told_once_that_a_term_is_over() -> None:
    case = submitted()
    head = officer(Role.HEAD, full_name="Гүлнар Оспанова")
    assert escalate(case=case, at=noon(DUE)) is None
    event = escalate(case=case, at=noon(DUE + timedelta(days=1)))
    assert event is not None
    assert event.payload["to"] == [head.pk]
    assert escalate(case=case, at=noon(DUE + timedelta(days=5))) is None
    items = {item.kind: item.detail for item in timeline(case, "officer")}
    assert "Гүлнар Оспанова" in str(items["Escalated"])
    assert "Escalated" not in {item.kind for item in timeline(case)}


def test_the_assigned_officer_is_named() -> None:
    case, user = submitted(), officer(full_name="Болат Ким")
    Case.objects.filter(pk=case.pk).update(assigned_to=user)
    event = remind(case=case, at=noon(date(2025, 9, 23)))
    assert event is not None
    assert event.payload["to"] == [user.pk]
    assert "Болат Ким" in event.payload["told"]["officer"]["kk"]


def test_all_are_reminded_on_a_working_day_and_only_once() -> None:
    near, over, done = submitted(), submitted(at=noon(date(2025, 9, 1))), decided()
    sunday, monday = noon(date(2025, 9, 21)), noon(date(2025, 9, 22))
    assert list(remind_all(at=sunday)) == []
    made = {(event.case_id, event.kind) for event in remind_all(at=monday)}
    assert made == {(near.pk, "Reminded"), (over.pk, "Escalated")}
    assert list(remind_all(at=monday)) == []
    assert reminded(done) == 0


def test_the_periodic_task_reminds() -> None:
    case = submitted()
    with time_machine.travel(noon(date(2025, 9, 25)), tick=False):
        remind_officers(0)
    assert case.events.filter(kind="Escalated").count() == 1


def test_reminders_are_written_in_ink() -> None:
    case = submitted()
    remind(case=case, at=noon(date(2025, 9, 23)))
    with pytest.raises(IntegrityError), transaction.atomic():
        case.events.filter(kind="Reminded").delete()
    assert verify(Case.objects.get(pk=case.pk)) is None
