"""Nobody is overtaken, however people join, leave and come back."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tirek.supply.line import Line, Place

NOON = datetime(2026, 2, 2, 7, 0, tzinfo=UTC)


def place(minute: int, *, rank: int = 0, case: int = 1) -> Place:
    return Place(rank, NOON + timedelta(minutes=minute), case)


def test_the_one_registered_first_is_the_first_however_late_the_decision() -> None:
    line = Line()
    line.join(2, place(5, case=2))
    line.join(1, place(0, case=1))
    assert line.first() == 1
    assert line.serve(2) == "overtaken"
    assert line.serve(1) is None


def test_an_act_puts_before_others_and_nothing_else_does() -> None:
    line = Line()
    line.join(1, place(0, rank=1))
    line.join(2, place(5, rank=0, case=2))
    assert line.first() == 2


def test_at_one_instant_the_earlier_case_is_before() -> None:
    line = Line()
    line.join(2, place(0, case=8))
    line.join(1, place(0, case=7))
    assert line.first() == 1


def test_nobody_stands_twice_and_nobody_leaves_who_is_not_there() -> None:
    line = Line()
    assert line.first() is None
    assert line.leave(1) == "not_waiting"
    assert line.serve(1) == "not_waiting"
    assert line.join(1, place(0)) is None
    assert line.join(1, place(9)) == "twice"
    assert line.leave(1) is None
    assert line.first() is None


class AnyLine(RuleBasedStateMachine):
    """A line against the plain rule: among those who wait, the smallest place is the first.

    `before[a]` are those who stood before a at some moment since a last joined with that place:
    nobody else may be served before a, but who was registered earlier than a.
    """

    def __init__(self) -> None:
        super().__init__()
        self.line, self.now = Line(), 0
        self.waiting: dict[int, Place] = {}
        self.registered: dict[int, Place] = {}

    @rule(person=st.integers(0, 6), rank=st.integers(0, 1))
    def is_registered(self, person: int, rank: int) -> None:
        self.now += 1
        self.registered.setdefault(person, place(self.now, rank=rank, case=self.now))

    @precondition(lambda self: self.registered)
    @rule(data=st.data())
    def is_granted(self, data: st.DataObject) -> None:
        person = data.draw(st.sampled_from(sorted(self.registered)))
        fault = self.line.join(person, self.registered[person])
        assert (fault == "twice") == (person in self.waiting)
        self.waiting.setdefault(person, self.registered[person])

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def leaves_and_perhaps_comes_back(self, data: st.DataObject) -> None:
        person = data.draw(st.sampled_from(sorted(self.waiting)))
        assert self.line.leave(person) is None
        del self.waiting[person]
        if data.draw(st.booleans()):
            self.now += 1
            anew = place(self.now, rank=self.registered[person].rank, case=self.now)
            same_kind = [one for one in self.waiting.values() if one.rank == anew.rank]
            assert all(one < anew for one in same_kind), "behind everybody who waits now"
            self.registered[person] = self.waiting[person] = anew
            assert self.line.join(person, anew) is None

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def somebody_is_served(self, data: st.DataObject) -> None:
        person = data.draw(st.sampled_from(sorted(self.waiting)))
        mine = self.waiting.pop(person)
        somebody_before = any(one < mine for one in self.waiting.values())
        assert self.line.serve(person) == ("overtaken" if somebody_before else None)

    @invariant()
    def the_smallest_place_is_the_first(self) -> None:
        expected = min(self.waiting, key=lambda one: self.waiting[one], default=None)
        assert self.line.first() == expected


TestAnyLine = AnyLine.TestCase


@given(st.permutations(range(8)))
def test_in_whichever_order_they_are_decided_they_are_served_as_registered(
    decided: list[int],
) -> None:
    line = Line()
    for person in decided:
        line.join(person, place(person, case=person))
    served = []
    while (first := line.first()) is not None:
        assert line.serve(first) is None
        served.append(first)
    assert served == sorted(decided)
