"""A term that waits and is made longer, day by day; and when people are reminded of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.text import Text
from tirek.procedure.cite import Cite
from tirek.procedure.deadline import Longer, Pause, count, deadline_now
from tirek.procedure.reminders import Reminders, must_escalate, reminders
from tirek.procedure.term import Term, Unit

T = Text("м", "т", "t")
WAITS, LONGER = Text("тұр", "ждёт", "waits"), Text("ұзартылды", "продлён", "longer")
CITE = Cite(act="order-223-2020", mark="verified", source="002", lines="57")
TERM = Term(8, "working_days", T, False, "from_press", CITE, CITE)
FRIDAY = date(2025, 9, 12)
ONE_DAY = timedelta(days=1)
UNITS: Sequence[Unit] = ("working_days", "calendar_days", "months")


@cache
def calendar() -> WorkingCalendar:
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


@st.composite
def terms(draw: st.DrawFn) -> Term:
    unit = draw(st.sampled_from(UNITS))
    amount = draw(st.integers(1, 3 if unit == "months" else 30))
    ends = draw(st.sampled_from(("stays", "moves")))
    first = draw(st.booleans())
    return replace(
        TERM, amount=amount, unit=unit, day_of_acceptance_counted=first, ends_on_day_off=ends
    )


DAYS = st.dates(date(2023, 2, 1), date(2026, 12, 31))
CHANGES = st.lists(
    st.builds(
        lambda on, days: Pause(on, on + timedelta(days=days), WAITS), DAYS, st.integers(0, 40)
    )
    | st.builds(Longer, st.integers(1, 20), st.sampled_from(UNITS[:2]), st.just(LONGER)),
    max_size=3,
)


@given(terms(), DAYS, CHANGES)
def test_a_deadline_is_never_before_the_receipt(
    term: Term, received: date, changes: list[Pause | Longer]
) -> None:
    assert deadline_now(term, received, changes, calendar()).due_on >= received


@given(terms(), DAYS, CHANGES)
def test_what_happens_on_the_way_never_makes_a_term_shorter(
    term: Term, received: date, changes: list[Pause | Longer]
) -> None:
    changed = deadline_now(term, received, changes, calendar())
    assert changed.due_on >= count(term, received, calendar()).due_on


@given(terms(), DAYS, CHANGES)
def test_a_longer_term_never_ends_earlier(
    term: Term, received: date, changes: list[Pause | Longer]
) -> None:
    longer = replace(term, amount=term.amount + 1)
    one, other = (deadline_now(t, received, changes, calendar()) for t in (term, longer))
    assert one.due_on <= other.due_on


@given(terms(), DAYS, CHANGES)
def test_the_days_told_are_in_order_and_each_once(
    term: Term, received: date, changes: list[Pause | Longer]
) -> None:
    deadline = deadline_now(term, received, changes, calendar())
    days = [day.on for day in deadline.steps]
    assert days == sorted(set(days))
    assert days[-1] == deadline.due_on
    assert days[0] >= received


def test_a_pause_is_not_counted_and_says_why() -> None:
    pause = Pause(date(2025, 9, 16), date(2025, 9, 18), WAITS)
    deadline = deadline_now(TERM, FRIDAY, [pause], calendar())
    assert count(TERM, FRIDAY, calendar()).due_on == date(2025, 9, 24)
    assert deadline.due_on == date(2025, 9, 29)
    waited = [day.on for day in deadline.steps if day.why == WAITS]
    assert waited == [date(2025, 9, 16), date(2025, 9, 17), date(2025, 9, 18)]


def test_an_extension_follows_the_term_and_says_why() -> None:
    deadline = deadline_now(TERM, FRIDAY, [Longer(1, "months", LONGER)], calendar())
    assert deadline.due_on == date(2025, 10, 24)
    assert [day.on for day in deadline.steps if day.why == LONGER] == [date(2025, 10, 24)]


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2025, 12, 29), date(2026, 1, 13)),  # New Year, Christmas and two weekends
        (date(2024, 5, 3), date(2024, 5, 17)),  # a Saturday worked, three days off in May
        (date(2025, 2, 28), date(2025, 3, 13)),  # 8 March is a Saturday, moved to Monday
    ],
)
def test_year_ends_and_moved_days(received: date, due: date) -> None:
    assert count(TERM, received, calendar()).due_on == due


def test_a_term_is_kept_as_it_was_counted() -> None:
    was = replace(TERM, amount=5, unit="calendar_days", ends_on_day_off="moves")
    kept = was.as_document()
    assert kept["amount"] == 5
    assert TERM.counted_as(kept) == was


# --- reminders ------------------------------------------------------------------------------------

TWICE = Reminders(before=(3, 1))
DUE = date(2025, 9, 24)  # a Wednesday


@pytest.mark.parametrize(
    ("today", "began"),
    [
        (date(2025, 9, 18), None),
        (date(2025, 9, 19), date(2025, 9, 19)),  # the Friday: three working days before
        (date(2025, 9, 21), date(2025, 9, 19)),  # nobody worked on the weekend: still the same
        (date(2025, 9, 22), date(2025, 9, 19)),
        (date(2025, 9, 23), date(2025, 9, 23)),  # the last day but one
        (DUE, date(2025, 9, 23)),
        (date(2025, 9, 25), None),  # over: that is to be escalated
    ],
)
def test_the_occasions_to_remind(today: date, began: date | None) -> None:
    assert TWICE.occasion(DUE, today, calendar()) == began


@given(DAYS, st.integers(-30, 30))
def test_an_occasion_never_lies_ahead(due_on: date, days: int) -> None:
    today = due_on + timedelta(days=days)
    began = reminders().occasion(due_on, today, calendar())
    assert began is None or began <= today <= due_on


@pytest.mark.parametrize("before", [(), (0,), (3, -1)])
def test_reminders_are_some_working_days_before(before: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Reminders(before=before)


def test_a_term_that_is_over_is_escalated_once_for_each_last_day() -> None:
    assert not must_escalate(DUE, DUE, None)
    assert must_escalate(DUE, DUE + ONE_DAY, None)
    assert not must_escalate(DUE, DUE + 2 * ONE_DAY, DUE + ONE_DAY)
    moved = DUE + 10 * ONE_DAY
    assert must_escalate(moved, moved + ONE_DAY, DUE + ONE_DAY)
