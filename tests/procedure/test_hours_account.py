"""The worked examples of the hours of an assistant (A-E) and of a specialist (B-E)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from hours_made import ASSISTANT, SIGNS, given_by, may, norm_on, sheet
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.procedure.work.account import (
    Given,
    MonthOfHours,
    NormNotKnown,
    Sheet,
    Stopped,
    Worked,
    account,
    count,
    left_of_year,
    reasons,
    sum_of,
    the_last,
)
from tirek.procedure.work.hours_of_work import Norm, entered_kinds, with_entered

ILLUSTRATED = Decimal(4000)
"""The index the specification takes for its examples."""


def of(month: MonthOfHours) -> tuple[Decimal, Decimal]:
    return month.budget, month.own


def why(month: MonthOfHours) -> list[tuple[date, str, Decimal]]:
    return [(day, one.reason, one.hours) for day, one in reasons(month.days)]


def signs_sum(month: MonthOfHours, index: Decimal = ILLUSTRATED) -> Tenge | None:
    return sum_of(month.days, lambda day: norm_on(SIGNS, day), lambda _: index)


class TestAssistant:
    def test_a_e7_of_nine_hours_eight_are_paid(self) -> None:
        month = count(sheet({may(4): "9"}), given_by(ASSISTANT))
        assert of(month) == (8, 1)
        assert why(month) == [(may(4), "day", 1)]
        ((_, reason),) = reasons(month.days)
        assert "8" in reason.text.kk
        assert {cite.act for cite in reason.cites} == {"order-288-2023"}

    def test_a_e8_three_days_of_ten_hours_and_two_of_five(self) -> None:
        days = {may(4): "10", may(5): "10", may(6): "10", may(7): "5", may(8): "5"}
        assert of(count(sheet(days), given_by(ASSISTANT))) == (34, 6)

    def test_a_e9_time_before_the_notice_of_acceptance_is_not_paid(self) -> None:
        days = {may(10): "4", may(11): "4", may(12): "4"}
        month = count(sheet(days, begins=may(12)), given_by(ASSISTANT))
        assert of(month) == (4, 8)
        assert why(month) == [(may(10), "begins", 4), (may(11), "begins", 4)]

    def test_a_e10_no_hours_of_a_stay_in_hospital_its_borders_included(self) -> None:
        days = {may(day): "4" for day in range(4, 16)}
        stay = [Stopped("hospital", may(5), may(14))]
        month = count(sheet(days), given_by(ASSISTANT), stopped=stay)
        assert {one.day for one in month.days if one.budget} == {may(4), may(15)}
        assert {reason for _, reason, _ in why(month)} == {"hospital"}

    def test_reading_border_days_else_only_the_days_between_are_stopped(self) -> None:
        days = {may(day): "4" for day in range(4, 16)}
        read = replace(given_by(ASSISTANT), border_days_stopped=False)
        month = count(sheet(days), read, stopped=[Stopped("hospital", may(5), may(14))])
        assert {one.day for one in month.days if one.budget} == {may(4), may(5), may(14), may(15)}

    def test_a_e11_a_stay_of_fourteen_days_in_a_sanatorium_stops_it(self) -> None:
        days = {may(day): "2" for day in range(1, 32)}
        stay = [Stopped("sanatorium", may(10), may(23))]
        assert of(count(sheet(days), given_by(ASSISTANT), stopped=stay)) == (34, 28)

    @pytest.mark.parametrize("kind", ["rehabilitation", "full_state_care"])
    def test_a9_a_stop_that_has_not_ended_holds_every_day_after(self, kind: str) -> None:
        days = {may(4): "2", may(5): "2", may(31): "2"}
        month = count(sheet(days), given_by(ASSISTANT), stopped=[Stopped(kind, may(5))])
        assert of(month) == (2, 4)

    def test_a_e14_the_budget_pays_the_guaranteed_sum_at_most(self) -> None:
        days = count(sheet({may(4): "8", may(5): "8"}), given_by(ASSISTANT)).days
        norm = Norm(day=Decimal(8), price=Decimal(1500), guaranteed=Decimal(20000))
        assert sum_of(days, lambda _: norm, lambda _: None) == Tenge.of(20000)  # not 24 000
        less = replace(norm, guaranteed=Decimal(30000))
        assert sum_of(days, lambda _: less, lambda _: None) == Tenge.of(24000)

    def test_what_a_department_entered_counts_where_the_act_prints_nothing(self) -> None:
        days = count(sheet({may(4): "8", may(5): "8"}), given_by(ASSISTANT)).days
        printed = norm_on(ASSISTANT, may(4))
        assert printed is not None
        both = with_entered(printed, Decimal(1500), Decimal(20000))
        assert sum_of(days, lambda _: both, lambda _: None) == Tenge.of(20000)
        of_act = with_entered(both, Decimal(9000), Decimal(90000))
        assert (of_act.price, of_act.guaranteed) == (1500, 20000)  # what an edition sets stands

    def test_without_the_guaranteed_sum_nothing_is_told_for_the_act_pays_within_it(self) -> None:
        days = count(sheet({may(4): "8"}), given_by(ASSISTANT)).days
        printed = norm_on(ASSISTANT, may(4))
        assert printed is not None
        hour = with_entered(printed, Decimal(1500), None)
        assert sum_of(days, lambda _: hour, lambda _: None) is None

    def test_reading_guaranteed_sum_two_workers_share_that_of_the_month(self) -> None:
        days = count(sheet({may(4): "8"}), given_by(ASSISTANT)).days
        norm = Norm(day=Decimal(8), price=Decimal(1500), guaranteed=Decimal(20000))
        for taken, left in ((0, 12000), (12000, 8000), (20000, 0), (25000, 0)):
            found = sum_of(days, lambda _: norm, lambda _: None, taken=Tenge.of(taken))
            assert found == Tenge.of(left)

    def test_only_what_an_act_names_without_a_number_is_entered(self) -> None:
        assert entered_kinds(given_by(ASSISTANT).hours) == ("hour", "month")
        assert entered_kinds(given_by(SIGNS).hours) == ()  # order No 286 prints 2.1 MCI

    def test_no_price_of_an_hour_is_printed_so_no_sum_is_told(self) -> None:
        month = count(sheet({may(4): "8"}), given_by(ASSISTANT))
        assert sum_of(month.days, lambda day: norm_on(ASSISTANT, day), lambda _: None) is None

    def test_two_workers_of_one_day_are_paid_eight_hours_together(self) -> None:
        both = [sheet({may(4): "5"}), sheet({may(4): "6"}, worker=2)]
        first, second = account(both, given_by(ASSISTANT))
        assert (of(first), of(second)) == ((5, 0), (3, 3))

    def test_it_has_no_norm_of_a_year(self) -> None:
        norm = norm_on(ASSISTANT, may(1))
        assert norm is not None
        assert left_of_year(norm, {may(1): Decimal(8)}, 2026) is None


class TestSpecialist:
    def test_b_e1_an_hour(self) -> None:
        month = count(sheet({may(4): "1"}), given_by(SIGNS))
        assert signs_sum(month) == Tenge.of(8400)

    def test_b_e2_sixty_hours(self) -> None:
        days = {may(day): "6" for day in range(1, 11)}
        assert signs_sum(count(sheet(days), given_by(SIGNS))) == Tenge.of(504000)

    def test_b_e3_of_five_hours_after_fifty_eight_two_are_paid(self) -> None:
        used = {date(2026, 4, 1): Decimal(58)}
        month = count(sheet({may(4): "5"}), given_by(SIGNS), paid=used)
        assert of(month) == (2, 3)
        assert why(month) == [(may(4), "year", 3)]
        norm = norm_on(SIGNS, may(4))
        assert norm is not None
        assert left_of_year(norm, {**used, **month.by_day}, 2026) == 0

    def test_b_e4_january_begins_anew_at_the_index_of_its_year(self) -> None:
        used = {date(2026, 12, 1): Decimal(60)}
        january = sheet({date(2027, 1, 11): "4"})
        month = count(january, given_by(SIGNS), paid=used)
        assert of(month) == (4, 0)
        indices = {2026: Decimal(4000), 2027: Decimal(4500)}
        found = sum_of(month.days, lambda day: norm_on(SIGNS, day), lambda day: indices[day.year])
        assert found == Tenge.of(37800)  # 4 × 2.1 × 4 500

    def test_b_e5_only_the_day_of_the_notice(self) -> None:
        month = count(sheet({may(11): "2", may(12): "3"}, begins=may(12)), given_by(SIGNS))
        assert of(month) == (3, 2)

    def test_without_the_index_of_a_year_no_sum_is_told(self) -> None:
        month = count(sheet({may(4): "1"}), given_by(SIGNS))
        assert sum_of(month.days, lambda day: norm_on(SIGNS, day), lambda _: None) is None

    def test_reading_fractions_a_part_of_an_hour_is_paid_as_it_is(self) -> None:
        month = count(sheet({may(4): "1.25"}), given_by(SIGNS))
        assert month.budget == Decimal("1.25")
        assert signs_sum(month) == Tenge.of(10500)

    def test_the_sum_is_rounded_once(self) -> None:
        days = {may(day): "0.01" for day in range(1, 4)}
        month = count(sheet(days), given_by(SIGNS))
        # 0.03 × 2.1 × 4 325.5 = 272.5065; three roundings of 90.8355 would give 272.52
        assert signs_sum(month, Decimal("4325.5")) == Tenge.of("272.51")

    def test_nothing_stops_it_and_a_stop_it_does_not_know_is_an_error(self) -> None:
        with pytest.raises(KeyError):
            count(sheet({may(4): "1"}), given_by(SIGNS), stopped=[Stopped("hospital", may(1))])


def test_a_day_after_death_is_not_paid() -> None:
    month = count(sheet({may(20): "2", may(21): "2"}, ends=may(20)), given_by(SIGNS))
    assert of(month) == (2, 2)
    assert why(month) == [(may(21), "ended", 2)]


def test_a_day_of_no_act_is_not_counted_at_all() -> None:
    with pytest.raises(NormNotKnown) as told:
        count(sheet({date(2020, 5, 4): "2"}), given_by(SIGNS))
    assert told.value.day == date(2020, 5, 4)
    month = count(sheet({may(4): "2"}), given_by(SIGNS))
    assert sum_of(month.days, lambda _: None, lambda _: ILLUSTRATED) is None


def test_of_a_month_that_was_corrected_the_last_sheet_holds() -> None:
    first, second = sheet({may(4): "5"}), sheet({may(4): "3"}, number=2)
    assert the_last([second, first]) == [second]
    (month,) = account([first, second], given_by(SIGNS))
    assert month.worked == 3


@st.composite
def any_sheets(draw: st.DrawFn) -> list[Sheet]:
    """Sheets of half a year and the next, cut by workers and months, repeated and corrected."""
    days = st.integers(0, 250).map(lambda n: date(2026, 8, 1) + timedelta(days=n))
    quarters = st.integers(1, 96).map(lambda n: Decimal(n) / 4)
    found = []
    for number in range(draw(st.integers(1, 12))):
        lines = draw(st.dictionaries(days, quarters, min_size=1, max_size=8))
        month = Month.of(min(lines))
        kept = tuple(Worked(day, one) for day, one in lines.items() if Month.of(day) == month)
        begins = draw(st.sampled_from([date(2026, 8, 1), date(2026, 11, 15)]))
        found.append(Sheet(draw(st.integers(1, 3)), month, number, begins, kept))
    return draw(st.permutations(found))


def _never_more(
    sheets: list[Sheet], read: Given, day: Decimal | None, year: Decimal | None
) -> None:
    accepted: dict[date, Decimal] = {}
    half = len(sheets) // 2
    paid_before = account(sheets[:half], read)
    for month in paid_before:
        for one, hours in month.by_day.items():
            accepted[one] = accepted.get(one, Decimal(0)) + hours
    closed = {(month.sheet.worker, month.sheet.month) for month in paid_before}
    rest = [one for one in sheets[half:] if (one.worker, one.month) not in closed]
    found = [*paid_before, *account(rest, read, paid=accepted)]
    by_day: dict[date, Decimal] = {}
    by_year: dict[int, Decimal] = {}
    for month in found:
        assert month.budget + month.own == month.worked
        assert month.worked == sum(line.hours for line in month.sheet.lines)
        for counted in month.days:
            assert counted.own == sum(one.hours for one in counted.unpaid)
            assert counted.budget >= 0
            by_day[counted.day] = by_day.get(counted.day, Decimal(0)) + counted.budget
            year_ = counted.day.year
            by_year[year_] = by_year.get(year_, Decimal(0)) + counted.budget
    assert day is None or all(hours <= day for hours in by_day.values())
    assert year is None or all(hours <= year for hours in by_year.values())


class TestNeverMore:
    @tried(any_sheets())
    def test_than_the_hours_of_a_day(self, sheets: list[Sheet]) -> None:
        _never_more(sheets, given_by(ASSISTANT), Decimal(8), None)

    @tried(any_sheets())
    def test_than_the_hours_of_a_year(self, sheets: list[Sheet]) -> None:
        _never_more(sheets, given_by(SIGNS), None, Decimal(60))
