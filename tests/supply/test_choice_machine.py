"""However people, suppliers and the clock behave: nobody loses a right, orders twice, overtakes."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tirek.casework.legal import working_calendar
from tirek.procedure.deadline import span_end
from tirek.procedure.lifecycle import RefusedTransition, Role
from tirek.procedure.supply.choice import (
    Course,
    Days,
    Told,
    after,
    choice_table,
    choice_terms,
    opened,
)
from tirek.supply.line import Line, Place

BEGINS = date(2025, 3, 3)
LAST = date(2026, 9, 30)
DEEDS: tuple[tuple[str, Role], ...] = (
    ("Ordered", "citizen"),
    ("Cancelled", "citizen"),
    ("Received", "citizen"),
    ("Accepted", "supplier"),
    ("Refused", "supplier"),
    ("Withdrawn", "supplier"),
    ("NotArrived", "supplier"),
    ("Sent", "supplier"),
    ("ActGiven", "supplier"),
)
OF_THE_SUPPLIER = ("Refused", "Lapsed", "Withdrawn")
WITH_A_SUPPLIER = ("ordered", "accepted", "in_delivery")
PEOPLE = 4


class AnyMarket(RuleBasedStateMachine):
    """Four people in one queue, each with the choice their turn opened."""

    def __init__(self) -> None:
        super().__init__()
        self.days, self.today = Days(working_calendar()), BEGINS
        self.line, self.registered = Line(), 0
        self.places: dict[int, Place] = {}
        self.choices: dict[int, Course] = {}
        self.orders: dict[int, int] = dict.fromkeys(range(PEOPLE), 0)
        self.receipts: dict[int, int] = dict.fromkeys(range(PEOPLE), 0)
        for person in range(PEOPLE):
            self.wait(person)

    def wait(self, person: int) -> None:
        self.registered += 1
        at = datetime.combine(self.today, time(6), UTC) + timedelta(seconds=self.registered)
        place = Place(0, at, self.registered)
        assert all(one < place for one in self.places.values()), "behind everybody who waits"
        assert self.line.join(person, place) is None
        self.places[person] = place

    @rule()
    def the_turn_of_the_first_comes(self) -> None:
        person = self.line.first()
        if person is None:
            return
        assert self.places[person] == min(self.places.values())
        assert self.line.serve(person) is None
        del self.places[person]
        self.choices[person] = opened(self.today, self.days)

    @precondition(lambda self: self.choices and self.today < LAST)
    @rule(days=st.integers(1, 45))
    def days_pass(self, days: int) -> None:
        for _ in range(days):
            self.today += timedelta(days=1)
            for person in self.choices:
                while kind := self.choices[person].due(self.today):
                    self.happens(person, kind, "system")

    @precondition(lambda self: self.choices)
    @rule(data=st.data(), deed=st.sampled_from(DEEDS), begins=st.none() | st.integers(1, 40))
    def somebody_does_something(
        self, data: st.DataObject, deed: tuple[str, Role], begins: int | None
    ) -> None:
        person = data.draw(st.sampled_from(sorted(self.choices)))
        starts_on = self.today + timedelta(days=begins) if begins else None
        self.happens(person, *deed, starts_on=starts_on if deed[0] == "Ordered" else None)

    @precondition(lambda self: any(one.stage == "blocked" for one in self.choices.values()))
    @rule(data=st.data())
    def somebody_presses_the_button(self, data: st.DataObject) -> None:
        blocked = [who for who, one in self.choices.items() if one.stage == "blocked"]
        self.happens(data.draw(st.sampled_from(sorted(blocked))), "Reactivated", "citizen")

    def happens(self, person: int, kind: str, by: Role, starts_on: date | None = None) -> None:
        before = self.choices[person]
        try:
            now = after(before, Told(kind, self.today, starts_on), self.days, by=by)
        except RefusedTransition:
            return
        self.choices[person] = now
        self.orders[person] += (now.stage in WITH_A_SUPPLIER) - (before.stage in WITH_A_SUPPLIER)
        self.receipts[person] += kind == "Received"
        if kind in OF_THE_SUPPLIER:
            whole = span_end(choice_terms().choose, self.today, self.days.calendar)
            assert (now.stage, now.last_day) == ("open", whole), "a whole window again"
        if kind == "Cancelled":
            assert now.last_day >= before.last_day
        if now.stage == "queued":
            del self.choices[person]
            self.wait(person)

    @invariant()
    def one_order_at_a_time_and_one_receipt(self) -> None:
        for person, course in self.choices.items():
            has_one = course.stage in (*WITH_A_SUPPLIER, "received", "completed")
            assert self.orders[person] in (0, 1)
            assert not self.orders[person] or has_one
            assert self.receipts[person] <= 1

    @invariant()
    def everybody_waits_chooses_or_has(self) -> None:
        for person in range(PEOPLE):
            assert (person in self.places) != (person in self.choices)
        table = choice_table()
        for course in self.choices.values():
            dead = table.stage(course.stage).terminal
            assert not dead or course.stage == "completed", "only a thing in hand ends a choice"


AnyMarket.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyMarket = AnyMarket.TestCase
