"""Treatment in a sanatorium beside its scenarios: days, papers, ways; the state asks first."""

from datetime import date
from pathlib import Path

import pytest

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.law.catalogue import the_law
from tirek.procedure.complaints.hearing import window
from tirek.procedure.deadline import count
from tirek.procedure.proactive import lapses_on
from tirek.procedure.supply.choice import Course, Days, Told, TooLate, after, opened
from tirek.services import SERVICES
from tirek.services.sanatorium_treatment.facts import CONTRAINDICATIONS
from tirek.supply.vouchers.machine import machine

SERVICE = SERVICES["sanatorium-treatment"]
PASSPORT = SERVICE.passport
MONDAY = date(2026, 2, 2)


@pytest.fixture(scope="module")
def plain() -> WorkingCalendar:
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


def test_e1_the_day_of_acceptance_is_not_counted(plain: WorkingCalendar) -> None:
    assert count(PASSPORT.term, MONDAY, plain).due_on == date(2026, 2, 9)
    assert PASSPORT.term.mark == "verified"


def test_e3_a_power_of_attorney_needs_no_notary() -> None:
    (told,) = (one for one in PASSPORT.other if "нотариус" in one.text.kk)
    assert [(one.paragraph, one.mark) for one in told.cites] == [("annex-3/8", "verified")]


def test_e4_the_counter_looks_at_the_identity_document() -> None:
    assert [one.id for one in PASSPORT.documents if one.how == "shown"] == ["identity"]


def test_e5_the_term_of_a_consent_runs_from_its_day(plain: WorkingCalendar) -> None:
    assert count(PASSPORT.term, date(2026, 2, 4), plain).due_on == date(2026, 2, 11)


def test_e6_a_request_without_an_answer_lapses_after_three_working_days(
    plain: WorkingCalendar,
) -> None:
    offered = PASSPORT.proactive
    assert offered is not None
    assert lapses_on(offered.lapses_after, MONDAY, plain).due_on == date(2026, 2, 5)


def test_e24_without_internet_one_turns_to_a_self_service_sector() -> None:
    assert ["37"] in [[cite.paragraph for cite in one.cites] for one in PASSPORT.other]


def test_there_are_four_ways_to_apply_and_what_each_gives() -> None:
    given = {one.kind: one.receipt for one in PASSPORT.channels}
    assert given == {
        "state_corporation": "receipt",
        "department": "coupon",
        "phone": "status",
        "portal": "status",
    }


def test_the_eighteen_contraindications_are_cited_line_by_line() -> None:
    entries = list(CONTRAINDICATIONS.entries.values())
    assert [one.code for one in entries] == [f"C{n}" for n in range(1, 19)]
    assert [one.cite for one in entries] == [f"order-283-2023#annex-1/{n}" for n in range(1, 19)]
    excepted = {one.code for one in entries if one.exception}
    assert excepted == {"C5", "C6", "C11", "C12", "C14"}


def test_the_vouchers_know_the_same_days_as_the_order() -> None:
    edition = the_law().editions(SERVICE.rulebook()).on("kz", MONDAY)
    assert edition is not None
    assert edition.terms.norm.days == machine().days.most


def test_the_queue_rests_on_the_order_and_puts_nobody_first() -> None:
    queue = SERVICE.queue
    assert queue is not None
    assert {cite.mark for cite in queue.cites} == {"verified"}
    assert queue.priority == ()


def test_e2_the_days_of_a_hearing(plain: WorkingCalendar) -> None:
    hearing = PASSPORT.process.hearing
    wednesday, friday, monday = date(2026, 2, 4), date(2026, 2, 6), date(2026, 2, 9)
    found = window(hearing, monday, wednesday, plain)
    assert (found.notice_by, found.last) == (wednesday, friday)
    assert not found.is_late
    assert window(hearing, monday, date(2026, 2, 5), plain).is_late


def test_e7_reminded_then_blocked(plain: WorkingCalendar) -> None:
    course = opened(MONDAY, Days(plain))
    assert (course.remind_on, course.last_day) == (date(2026, 3, 2), date(2026, 4, 2))
    assert course.due(date(2026, 3, 2)) == "Reminded"
    assert course.due(date(2026, 4, 3)) == "Blocked"


def ordered(arrives: date, plain: WorkingCalendar) -> Course:
    """Ordered on Monday 2 February for that day."""
    days = Days(plain)
    return after(opened(MONDAY, days), Told("Ordered", MONDAY, arrives), days)


def test_e8_a_supplier_answers_in_five_working_days_on_six_grounds(
    plain: WorkingCalendar,
) -> None:
    assert ordered(date(2026, 3, 16), plain).answer_by == date(2026, 2, 9)
    market = SERVICE.market
    assert market is not None
    assert len(market.grounds("Refused")) == 6


@pytest.mark.parametrize("kind", ["Cancelled", "Withdrawn"])
def test_e9_e10_and_e23_three_working_days_before_and_no_later(
    kind: str, plain: WorkingCalendar
) -> None:
    """Nor is there a later day for force majeure: paragraph 46 prints no exception."""
    days = Days(plain)
    course = after(ordered(date(2026, 2, 16), plain), Told("Accepted", date(2026, 2, 3)), days)
    assert after(course, Told(kind, date(2026, 2, 11)), days).stage == "open"
    for late in (date(2026, 2, 12), date(2026, 2, 13)):
        with pytest.raises(TooLate):
            after(course, Told(kind, late), days)


def test_e9_after_cancelling_there_is_a_month_at_least(plain: WorkingCalendar) -> None:
    days = Days(plain)
    course = after(ordered(date(2026, 5, 18), plain), Told("Accepted", date(2026, 2, 3)), days)
    cancelled = after(course, Told("Cancelled", date(2026, 3, 27)), days)
    assert cancelled.last_day == date(2026, 4, 27)


def test_e10_who_does_not_arrive_is_in_the_queue_again(plain: WorkingCalendar) -> None:
    days = Days(plain)
    course = after(ordered(date(2026, 2, 16), plain), Told("Accepted", date(2026, 2, 3)), days)
    assert after(course, Told("NotArrived", date(2026, 2, 17)), days).stage == "queued"


def test_e15_no_room_for_two_is_a_ground() -> None:
    market = SERVICE.market
    assert market is not None
    assert "no_room_for_two" in {one.id for one in market.grounds("Refused")}
    assert "force_majeure" in {one.id for one in market.grounds("Withdrawn")}
