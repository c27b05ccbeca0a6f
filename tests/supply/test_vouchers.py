"""Vouchers by the table: worked examples E21, E22 and E25, and anything in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.law.catalogue import the_law
from tirek.supply.line import Place
from tirek.supply.vouchers.guards import GUARDS, Period, last_day_to_return
from tirek.supply.vouchers.machine import Guard, Move, RefusedMove, machine
from tirek.supply.vouchers.room import Room, Voucher

CALENDAR = WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")
FEBRUARY = Period(date(2026, 2, 16), date(2026, 3, 1))
MAY = Period(date(2026, 5, 18), date(2026, 5, 31))
NOW = date(2026, 2, 2)
FIRST, SECOND = 1, 2


def place(minutes: int) -> Place:
    return Place(0, datetime(2026, 1, 5, tzinfo=UTC) + timedelta(minutes=minutes), minutes)


def room(*vouchers: Voucher) -> Room:
    """Two people wait; a voucher of 16 February to 1 March is at hand."""
    made = Room(CALENDAR).joined(FIRST, place(1)).joined(SECOND, place(2))
    for one in vouchers or (Voucher("А-1", "Арасан", FEBRUARY),):
        made = made.bought(one)
    return made


def holding() -> Room:
    return room().issued("А-1", FIRST, on=NOW, concluded=True)


def refused(act: Callable[[], object]) -> Guard | str:
    """The name of the guard, or of the text, that said no."""
    with pytest.raises(RefusedMove) as no:
        act()
    words = {**machine().texts, **machine().refused}
    said = {text: name for name, text in words.items()}
    return said.get(no.value.text, str(no.value))


def test_e21_returned_on_the_third_working_day_before_it_goes_to_the_next_person() -> None:
    back = holding().given_back(FIRST, on=date(2026, 2, 11), reason="науқастану")
    assert back.people[FIRST].stage == "returned"
    assert (back.journal[0].returned_on, back.journal[0].reason) == (
        date(2026, 2, 11),
        "науқастану",
    )
    assert back.next_for(back.at_hand[0]) == SECOND
    passed = back.issued("А-1", SECOND, on=date(2026, 2, 11), concluded=True)
    assert [one.person for one in passed.journal] == [FIRST, SECOND]


def test_e21_another_period_is_offered_to_whoever_returned_it_if_there_is_one() -> None:
    back = holding().given_back(FIRST, on=date(2026, 2, 11), reason="науқастану")
    on = date(2026, 2, 12)
    assert refused(lambda: back.issued("А-1", FIRST, on=on, concluded=True)) == "another_period"
    more = back.bought(Voucher("А-2", "Арасан", MAY)).issued("А-2", FIRST, on=on, concluded=True)
    assert more.held[FIRST].number == "А-2"


def test_e21_not_returned_in_time_without_a_reason_found_valid() -> None:
    on = date(2026, 2, 11)
    assert (
        refused(lambda: holding().given_back(FIRST, on=on, reason="", valid=False))
        == "valid_reason"
    )


def test_e22_not_used_and_not_returned_serves_the_person_in_the_general_queue() -> None:
    missed = holding().not_used(FIRST, on=date(2026, 2, 17))
    assert missed.people[FIRST].stage == "waiting"
    assert [one.number for one in missed.spent] == ["А-1"]
    assert refused(lambda: holding().not_used(FIRST, on=date(2026, 2, 16))) == "arrival_passed"


def test_e22_returned_late_is_of_no_use_to_the_next_person() -> None:
    late = holding().given_back(FIRST, on=date(2026, 2, 12), reason="науқастану")
    assert (late.people[FIRST].stage, late.at_hand, late.held) == ("waiting", (), {})
    assert late.journal[0].reason == "науқастану"


def test_e25_no_voucher_without_the_conclusion_of_the_commission() -> None:
    assert refused(lambda: room().issued("А-1", FIRST, on=NOW, concluded=False)) == "concluded"


def test_a_voucher_goes_to_the_first_who_was_not_treated_in_that_year() -> None:
    assert refused(lambda: room().issued("А-1", SECOND, on=NOW, concluded=True)) == "first"
    treated = Period(date(2026, 1, 5), date(2026, 1, 18))
    start = Room(CALENDAR).joined(FIRST, place(1), (treated,)).joined(SECOND, place(2))
    start = start.bought(Voucher("А-1", "Арасан", FEBRUARY))
    assert start.next_for(start.at_hand[0]) == SECOND
    alone = Room(CALENDAR).joined(FIRST, place(1), (treated,))
    assert alone.next_for(start.at_hand[0]) is None


def test_a_death_returns_the_voucher_to_the_next_in_time_and_to_nobody_late() -> None:
    died = holding().given_back(FIRST, on=date(2026, 2, 11), reason="қайтыс болуы", died=True)
    assert (died.people[FIRST].stage, len(died.at_hand)) == ("gone", 1)
    late = holding().given_back(FIRST, on=date(2026, 2, 13), reason="қайтыс болуы", died=True)
    assert (late.people[FIRST].stage, len(late.spent)) == ("gone", 1)


def test_a_stay_is_within_the_voucher_and_its_papers_are_shown() -> None:
    on = date(2026, 3, 2)
    stayed = holding().used(FIRST, FEBRUARY, on=on, papers_shown=True)
    assert (stayed.people[FIRST].stage, stayed.people[FIRST].treated) == ("used", (FEBRUARY,))
    longer = Period(FEBRUARY.arrives, date(2026, 3, 2))
    assert refused(lambda: holding().used(FIRST, longer, on=on, papers_shown=True)) == (
        "within_period"
    )
    assert refused(lambda: holding().used(FIRST, FEBRUARY, on=on, papers_shown=False)) == (
        "papers_shown"
    )
    again = stayed.rejoined(FIRST, place(9), on=on).bought(Voucher("А-2", "Арасан", MAY))
    assert again.next_for(again.at_hand[0]) == SECOND
    alone = again.issued("А-2", SECOND, on=on, concluded=True).bought(Voucher("А-3", "Арасан", MAY))
    assert refused(lambda: alone.issued("А-3", FIRST, on=on, concluded=True)) == "first"


def test_a_period_is_at_most_fourteen_days() -> None:
    assert FEBRUARY.days == 14
    longer = Voucher("Б-1", "Арасан", Period(date(2026, 2, 16), date(2026, 3, 2)))
    assert refused(lambda: room(longer).issued("Б-1", FIRST, on=NOW, concluded=True)) == (
        "not_too_long"
    )
    with pytest.raises(ValueError, match="is before"):
        Period(date(2026, 2, 16), date(2026, 2, 15))


def test_what_is_not_there_is_said() -> None:
    assert refused(lambda: room().issued("?", FIRST, on=NOW, concluded=True)) == "not_at_hand"
    assert refused(lambda: room().issued("А-1", 9, on=NOW, concluded=True)) == "unknown_person"
    assert refused(lambda: room().joined(FIRST, place(3))) == "twice"
    assert refused(lambda: holding().bought(Voucher("А-1", "Арасан", MAY))) == "twice"
    assert "Waits for a voucher" in refused(lambda: room().not_used(FIRST, on=NOW))
    died = holding().given_back(FIRST, on=NOW, reason="қайтыс болуы", died=True)
    assert "Died" in refused(lambda: died.issued("А-1", FIRST, on=NOW, concluded=True))


@pytest.mark.parametrize(
    ("arrives", "last"),
    [
        (date(2026, 2, 16), date(2026, 2, 11)),  # example E9: a Monday
        (date(2026, 2, 12), date(2026, 2, 9)),
        (date(2026, 3, 12), date(2026, 3, 6)),  # 8 March is a holiday, 9 March its day off
    ],
)
def test_three_working_days_before_the_arrival(arrives: date, last: date) -> None:
    assert last_day_to_return(arrives, CALENDAR) == last


def test_every_line_rests_on_an_act_and_every_guard_has_its_words() -> None:
    table, acts = machine(), the_law().acts
    assert {one.act for one in table.cited()} <= set(acts)
    asked = {guard for move in table.moves for guard in move.guards}
    assert asked == set(GUARDS) == set(table.refused)
    stages = {one.id for one in table.stages}
    assert {table.begins, *(one.to for one in table.moves)} == stages
    assert all(not one.terminal for move in table.moves for one in map(table.stage, move.from_))


def test_a_line_without_an_act_is_refused() -> None:
    with pytest.raises(ValueError, match="names the paragraph"):
        Move(("issued",), "Used", "used", (), ())


PEOPLE, NUMBERS = (1, 2, 3), ("А-1", "А-2", "А-3", "А-4")
PERIODS = {
    "А-1": FEBRUARY,
    "А-2": FEBRUARY,
    "А-3": MAY,
    "А-4": Period(date(2026, 12, 28), date(2027, 1, 10)),
}
STEPS = st.tuples(
    st.sampled_from(("issue", "return", "die", "miss", "use", "rejoin")),
    st.sampled_from(PEOPLE),
    st.sampled_from(NUMBERS),
    st.integers(0, 20),
    st.booleans(),
)


def step(now: Room, told: tuple[str, int, str, int, bool], on: date) -> Room:
    what, person, number, _, said = told
    held = now.held.get(person)
    acts: dict[str, Callable[[], Room]] = {
        "issue": lambda: now.issued(number, person, on=on, concluded=said),
        "return": lambda: now.given_back(person, on=on, reason="?", valid=said),
        "die": lambda: now.given_back(person, on=on, reason="?", died=True),
        "miss": lambda: now.not_used(person, on=on),
        "use": lambda: now.used(person, held.period if held else MAY, on=on, papers_shown=said),
        "rejoin": lambda: now.rejoined(person, place(100 + on.toordinal()), on=on),
    }
    try:
        return acts[what]()
    except RefusedMove:
        return now


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_no_two_stays_a_year_and_no_voucher_lost_or_doubled(
    told: list[tuple[str, int, str, int, bool]],
) -> None:
    now, on = Room(CALENDAR), NOW
    for person in PEOPLE:
        now = now.joined(person, place(person))
    for number in NUMBERS:
        now = now.bought(Voucher(number, "Арасан", PERIODS[number]))
    for one in told:
        on = min(on + timedelta(days=one[3]), date(2026, 12, 31))
        now = step(now, one, on)
        assert sorted(voucher.number for voucher in now.vouchers) == sorted(NUMBERS)
        for waiting in now.people.values():
            years = [stay.arrives.year for stay in waiting.treated]
            assert len(years) == len(set(years))
        assert {person for person, kept in now.people.items() if kept.stage == "issued"} == (
            set(now.held)
        )
        open_rows = [row for row in now.journal for person in PEOPLE if row.open_for(person)]
        assert {row.person: row.voucher for row in open_rows} == {
            person: voucher.number for person, voucher in now.held.items()
        }
        assert len(open_rows) == len(now.held)
        assert [row.number for row in now.journal] == list(range(1, len(now.journal) + 1))
