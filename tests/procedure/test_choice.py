"""From the turn to the receipt: the worked examples E9 of order No 287 and those of No 283."""

from dataclasses import replace
from datetime import date

import pytest

from tirek.casework.legal import working_calendar
from tirek.kernel.text import Text
from tirek.procedure.deadline import Pause
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.supply.choice import (
    Course,
    Days,
    Told,
    TooLate,
    after,
    choice_table,
    course_of,
    opened,
)

MONDAY = date(2026, 2, 2)
DAYS = Days(working_calendar())
OUT = Text(kk="портал істемеді", ru="портал не работал", en="the portal was out")


def told(*kinds: str, on: date = MONDAY, starts_on: date | None = None) -> Course:
    """What happened on one day, from the turn on."""
    return course_of([Told(kind, on, starts_on) for kind in ("Opened", *kinds)], DAYS)


def refused(course: Course, kind: str, on: date = MONDAY) -> str:
    with pytest.raises(RefusedTransition) as caught:
        after(course, Told(kind, on), DAYS)
    return str(caught.value)


class TestTheWindow:
    def test_xe1_a_reminder_by_2_march_and_a_block_after_2_april(self) -> None:
        course = opened(MONDAY, DAYS)
        assert (course.stage, course.remind_on) == ("open", date(2026, 3, 2))
        assert course.last_day == date(2026, 4, 2)
        assert course.due(date(2026, 3, 1)) is None
        assert course.due(date(2026, 3, 2)) == "Reminded"
        reminded = after(course, Told("Reminded", date(2026, 3, 2)), DAYS, by="system")
        assert reminded.due(date(2026, 4, 2)) is None
        assert reminded.due(date(2026, 4, 3)) == "Blocked"
        assert (
            after(reminded, Told("Blocked", date(2026, 4, 3)), DAYS).due(date(2027, 1, 1)) is None
        )

    def test_on_the_last_day_an_order_is_taken_and_on_the_next_it_is_not(self) -> None:
        course = opened(MONDAY, DAYS)
        assert after(course, Told("Ordered", date(2026, 4, 2)), DAYS).stage == "ordered"
        with pytest.raises(TooLate, match=r"02\.04\.2026"):
            after(course, Told("Ordered", date(2026, 4, 3)), DAYS)

    def test_xe2_only_the_button_leads_back_to_the_queue(self) -> None:
        blocked = after(opened(MONDAY, DAYS), Told("Blocked", date(2026, 4, 3)), DAYS)
        assert "activate the choice" in refused(blocked, "Ordered", date(2026, 4, 10))
        again = after(blocked, Told("Reactivated", date(2026, 4, 10)), DAYS, by="citizen")
        assert again.stage == "queued"
        assert choice_table().stage("queued").terminal
        with pytest.raises(RefusedTransition, match="only the applicant"):
            after(blocked, Told("Reactivated", date(2026, 4, 10)), DAYS, by="supplier")


class TestTheAnswer:
    def test_xe3_five_working_days_from_monday_are_over_on_monday(self) -> None:
        course = told("Ordered")
        assert course.answer_by == date(2026, 2, 9)
        assert course.due(date(2026, 2, 9)) is None
        assert course.due(date(2026, 2, 10)) == "Lapsed"
        assert after(course, Told("Accepted", date(2026, 2, 9)), DAYS).stage == "accepted"

    @pytest.mark.parametrize("answer", ["Accepted", "Refused"])
    def test_after_them_no_answer_is_taken(self, answer: str) -> None:
        with pytest.raises(TooLate, match=r"09\.02\.2026"):
            after(told("Ordered"), Told(answer, date(2026, 2, 10)), DAYS)

    def test_a_day_on_which_the_portal_was_out_counts_for_nobody(self) -> None:
        out = Days(DAYS.calendar, (Pause(date(2026, 2, 4), date(2026, 2, 4), OUT),))
        course = after(opened(MONDAY, out), Told("Ordered", MONDAY), out)
        assert course.answer_by == date(2026, 2, 10)
        assert course.last_day == date(2026, 4, 3)

    @pytest.mark.parametrize(
        ("kind", "on"),
        [("Refused", date(2026, 2, 5)), ("Lapsed", date(2026, 2, 10))],
        ids=["xe4 refuses on the third working day", "is silent"],
    )
    def test_the_person_chooses_again_with_a_whole_window(self, kind: str, on: date) -> None:
        open_again = after(told("Ordered"), Told(kind, on), DAYS)
        assert open_again == opened(on, DAYS)

    def test_a_supplier_answers_once(self) -> None:
        assert "is not possible" in refused(told("Ordered", "Accepted"), "Accepted")
        assert "is not possible" in refused(told("Ordered", "Accepted"), "Refused")


class TestDelivery:
    def test_xe7_re_examination_leaves_an_order_that_is_brought(self) -> None:
        course = told("Ordered", "Accepted", "Sent")
        assert after(course, Told("ReExamined", MONDAY), DAYS) == course
        assert "only for an order" in refused(told("Ordered", "Accepted"), "ReExamined")

    def test_xe8_on_death_or_move_it_goes_back_to_the_supplier(self) -> None:
        course = told("Ordered", "Accepted", "Sent", "Returned")
        assert course.stage == "returned"
        assert "no longer possible" in refused(course, "Received")

    def test_xe9_before_delivery_it_is_ended(self) -> None:
        assert told("Ordered", "Accepted", "Left").stage == "closed"
        assert "is not possible" in refused(told("Ordered", "Accepted"), "Returned")

    def test_received_then_the_act(self) -> None:
        assert told("Ordered", "Accepted", "Sent", "Received", "ActGiven").stage == "completed"
        assert "cannot be cancelled" in refused(told("Ordered", "Accepted", "Sent"), "Cancelled")


class TestWhatBeginsOnADay:
    ARRIVAL = date(2026, 2, 16)

    def accepted(self) -> Course:
        return told("Ordered", "Accepted", starts_on=self.ARRIVAL)

    @pytest.mark.parametrize("kind", ["Cancelled", "Withdrawn"])
    def test_three_working_days_before_are_enough_and_one_is_not(self, kind: str) -> None:
        assert after(self.accepted(), Told(kind, date(2026, 2, 11)), DAYS).stage == "open"
        with pytest.raises(TooLate, match=r"11\.02\.2026"):
            after(self.accepted(), Told(kind, date(2026, 2, 13)), DAYS)

    def test_before_the_supplier_answered_one_may_cancel_at_any_time(self) -> None:
        course = told("Ordered", starts_on=self.ARRIVAL)
        assert after(course, Told("Cancelled", date(2026, 2, 9)), DAYS).stage == "open"

    def test_who_cancelled_has_a_month_and_never_less_than_before(self) -> None:
        early = after(self.accepted(), Told("Cancelled", date(2026, 2, 11)), DAYS)
        assert (early.last_day, early.starts_on) == (date(2026, 4, 2), None)
        late = replace(self.accepted(), starts_on=date(2026, 5, 18))
        assert after(late, Told("Cancelled", date(2026, 5, 4)), DAYS).last_day == date(2026, 6, 4)

    def test_who_did_not_come_goes_back_to_the_queue(self) -> None:
        assert after(self.accepted(), Told("NotArrived", self.ARRIVAL), DAYS).stage == "queued"
        assert "has not come yet" in refused(self.accepted(), "NotArrived", date(2026, 2, 13))
        assert "not in the order" in refused(told("Ordered", "Accepted"), "NotArrived")


def test_every_line_of_the_table_says_which_act_orders_it() -> None:
    table = choice_table()
    assert [line.event for line in (*table.transitions, *table.stays) if not line.cites] == []


def test_a_calendar_that_changed_takes_nothing_back_that_was_in_time() -> None:
    """What stands in the journal was in time by the calendar known then."""
    late = [Told("Opened", MONDAY), Told("Ordered", MONDAY), Told("Accepted", date(2026, 2, 20))]
    assert course_of(late, DAYS).stage == "accepted"
    ordered = course_of(late[:2], DAYS)
    with pytest.raises(TooLate):
        after(ordered, late[2], DAYS)


def test_a_stay_is_not_accepted_on_its_day_of_arrival() -> None:
    ordered = told("Ordered", starts_on=date(2026, 2, 4))
    assert after(ordered, Told("Accepted", date(2026, 2, 3)), DAYS).stage == "accepted"
    with pytest.raises(TooLate, match=r"03\.02\.2026"):
        after(ordered, Told("Accepted", date(2026, 2, 4)), DAYS)
