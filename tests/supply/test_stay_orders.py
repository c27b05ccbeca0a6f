"""An order for a stay keeps the norms of its day: examples E9 to E14, whichever way and however
often it is cancelled and made again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from making import citizen, iin, officer
from market_making import (
    accept,
    cancel,
    day,
    of,
    refuse,
    served,
)
from queues import later
from sanatorium_making import (
    ALL_PAPERS,
    OWN_PAPERS,
    accepted,
    chooses,
    mother,
    of_a_child,
    sanatorium,
    stays,
)
from tirek.accounts.models import Role
from tirek.casework.actions.note_event import note_event
from tirek.casework.local_day import local_day
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.supply.choice import TooLate
from tirek.supply.actions.come_back import come_back
from tirek.supply.actions.give_act import give_act
from tirek.supply.actions.keep_choices import keep_all
from tirek.supply.actions.reactivate import reactivate
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.bed import bed_notice
from tirek.supply.earned import Earned, earned
from tirek.supply.models import Choice, ChoiceStep, Offer
from tirek.supply.queries.offers import offers
from tirek.supply.queries.stays import stays_of
from tirek.supply.stay_order import Fellow, companion_due

pytestmark = pytest.mark.django_db
MARCH, OCTOBER, NEXT_JANUARY = date(2026, 3, 2), date(2026, 10, 5), date(2027, 1, 11)
TREATED = [
    {"sanatorium": "Сарыағаш", "from": "2026-01-05", "to": "2026-01-18", "broken_off": False}
]


@pytest.fixture
def offer() -> Offer:
    return sanatorium()


def refused(choice: Choice, offer: Offer, first: date, days: int = 14, **said: object) -> str:
    """Why not, in English; then nothing was written."""
    before = choice.steps.count()
    with pytest.raises(Refused) as no:
        stays(choice, offer, first, days, **said)
    assert choice.steps.count() == before
    return no.value.text.en


def test_e11_fourteen_days_and_no_fifteenth(offer: Offer) -> None:
    choice = chooses()
    assert "not longer than" not in refused(choice, offer, MARCH, 15)
    assert "longer than fourteen days" in refused(choice, offer, MARCH, 15)
    assert refused(choice, offer, MARCH, 0) == "Give how many days."
    assert stays(choice, offer, MARCH, 14).payload["days"] == 14


def test_e12_treated_in_that_year_and_the_next(offer: Offer) -> None:
    choice = chooses(stays=TREATED)
    assert "already given" in refused(choice, offer, OCTOBER)
    assert stays(choice, offer, NEXT_JANUARY)


def again(choice: Choice, at: datetime) -> Choice:
    """Registered anew after the last choice, and the turn came."""
    case = choice.case
    come_back(case=case, reason="жаңа өтініш", by=officer(place=case.place), at=at)
    return served(case, at)


def test_e12_a_stay_of_an_earlier_turn_uses_up_the_year(offer: Offer) -> None:
    choice = chooses()
    stays(choice, offer, MARCH)
    accepted(choice, offer, later(5))
    arrival, back = day(2, month=3), day(20, month=3)
    send_order(choice=choice, by=of(offer), at=arrival, shown=ALL_PAPERS)
    receive_order(choice=choice, rating=5, words="", by=choice.case.applicant_user, at=back)
    second = again(choice, back)
    assert "already given" in refused(second, offer, OCTOBER, at=back)
    assert stays(second, offer, NEXT_JANUARY, at=back)


def test_what_came_to_nothing_uses_nothing_up(offer: Offer) -> None:
    choice = chooses()
    stays(choice, offer, MARCH)
    refuse(choice, of(offer), later(9), "contingent")
    stays(choice, offer, MARCH)
    cancel(choice, choice.case.applicant_user, later(12))
    assert stays(choice, offer, OCTOBER)


def test_the_day_lies_in_the_programme(offer: Offer) -> None:
    choice = chooses(found={"programme_until": "2026-03-02"})
    assert "ends before" in refused(choice, offer, MARCH + timedelta(days=1))
    assert stays(choice, offer, MARCH)


def test_who_lost_the_right_orders_nothing(offer: Offer) -> None:
    choice = chooses()
    case, head = choice.case, officer(Role.HEAD, choice.case.place)
    note_event(case=case, kind="Reopened", by=head, at=later(5), may="reopen", payload={})
    assert "not in your programme" in refused(choice, offer, MARCH)


class TestTheCompanion:
    def test_a_child_is_asked_and_an_adult_is_not(self, offer: Offer) -> None:
        assert "companion goes" in refused(chooses(**of_a_child()), offer, MARCH, answered=False)
        adult = chooses()
        assert stays(adult, offer, MARCH, fellow=mother(adult)).payload["companion"] == {}

    def test_declined_at_the_order_nothing_is_paid(self, offer: Offer) -> None:
        step = stays(chooses(**of_a_child()), offer, MARCH)
        assert (step.payload["companion"], companion_due(step)) == ({}, 0)

    def test_e13_seventy_percent_once_with_two_children(self, offer: Offer) -> None:
        parent = citizen()
        first = chooses(parent, **of_a_child())
        second = chooses(parent, later(5), **of_a_child(children="2"))
        one = stays(first, offer, MARCH, fellow=mother(first))
        two = stays(second, offer, MARCH, fellow=mother(second))
        assert one.payload["companion"]["share_tiyn"] == 70_000_00
        assert (companion_due(one), companion_due(two)) == (70_000_00, 0)
        assert one.payload["own_tiyn"] == 30_000_00
        cancel(first, parent, later(20))
        assert companion_due(two) == 70_000_00

    def test_the_act_takes_in_what_is_due_for_the_companion(self, offer: Offer) -> None:
        choice = chooses(**of_a_child())
        made = stays(choice, offer, MARCH, fellow=mother(choice))
        accepted(choice, offer, later(9))
        arrival, back = day(2, month=3), day(16, month=3)
        send_order(choice=choice, by=of(offer), at=arrival, shown=ALL_PAPERS)
        receive_order(choice=choice, rating=5, words="", by=choice.case.applicant_user, at=back)
        assert earned(offer.supplier) == Earned(by_acts=0, without_act=170_000_00)
        act = give_act(choice=choice, number="7", by=of(offer), at=back)
        assert made.payload["reimbursed_tiyn"] == 100_000_00
        assert act.payload["reimbursed_tiyn"] == 170_000_00
        assert earned(offer.supplier) == Earned(by_acts=170_000_00, without_act=0)

    def test_two_children_at_different_times_are_two_stays_of_the_companion(
        self, offer: Offer
    ) -> None:
        parent = citizen()
        first = chooses(parent, **of_a_child())
        second = chooses(parent, later(5), **of_a_child())
        stays(first, offer, MARCH, fellow=mother(first))
        assert companion_due(stays(second, offer, OCTOBER, fellow=mother(second))) == 70_000_00

    def test_whoever_lost_the_right_to_represent_does_not_go(self, offer: Offer) -> None:
        lost = {"for_whom": "child", "companion.representative": False}
        choice = chooses(**of_a_child(), found=lost)
        said = refused(choice, offer, MARCH, fellow=mother(choice))
        assert "no legal representative" in said
        father = Fellow("Ерлан Серіков", iin(), himself=False)
        assert stays(choice, offer, MARCH, fellow=father).payload["companion"]["iin"] == father.iin


class TestTheArrival:
    def test_the_bed_is_confirmed_by_annex_6(self, offer: Offer) -> None:
        choice = chooses(**of_a_child())
        stays(choice, offer, MARCH, fellow=mother(choice))
        assert bed_notice(choice) is None
        with pytest.raises(Refused, match="notice"):
            accept(choice, of(offer), later(9))
        accepted(choice, offer, later(9))
        notice, at = bed_notice(choice) or (None, None)
        assert notice is not None
        assert at == later(9)
        assert (notice.period.arrives, notice.period.days) == (MARCH, 14)
        sums = (notice.order_sum, notice.companion_sum, notice.surcharge)
        assert [one.tiyn for one in sums] == [130_000_00, 70_000_00, 30_000_00]
        assert (notice.treatment, notice.transfer) == (("массаж", "ванна"), True)

    def test_a_bed_of_an_order_that_was_cancelled_confirms_nothing(self, offer: Offer) -> None:
        choice = chooses()
        assert bed_notice(choice) is None
        stays(choice, offer, MARCH)
        accepted(choice, offer, later(5))
        cancel(choice, choice.case.applicant_user, later(9))
        stays(choice, offer, MARCH, at=later(12))
        assert bed_notice(choice) is None

    def test_e14_a_father_without_the_epidemiologists_certificate(self, offer: Offer) -> None:
        choice = chooses(**of_a_child())
        stays(choice, offer, MARCH, fellow=mother(choice))
        accepted(choice, offer, later(5))
        by, arrival = of(offer), day(2, month=3)
        with pytest.raises(Refused, match="has not come"):
            send_order(choice=choice, by=by, at=later(9), shown=ALL_PAPERS)
        with pytest.raises(Refused, match="incomplete"):
            send_order(choice=choice, by=by, at=arrival, shown=ALL_PAPERS[:-1])
        step = send_order(choice=choice, by=by, at=arrival, shown=ALL_PAPERS)
        assert len(step.payload["shown"]) == 6

    @pytest.mark.parametrize("of_whom", [{}, of_a_child])
    def test_nobody_shows_papers_of_a_companion_who_is_not_there(
        self, offer: Offer, of_whom: object
    ) -> None:
        choice = chooses(**(of_whom() if callable(of_whom) else {}))
        stays(choice, offer, MARCH)
        accepted(choice, offer, later(5))
        by = of(offer)
        with pytest.raises(Refused, match="incomplete"):
            send_order(choice=choice, by=by, at=day(2, month=3), shown=OWN_PAPERS[1:])
        step = send_order(choice=choice, by=by, at=day(2, month=3), shown=ALL_PAPERS)
        assert step.payload["shown"] == sorted(OWN_PAPERS)


DEEDS = ("order", "cancel", "refuse", "accept", "arrive", "receive", "again", "night", "renew")
DAYS = (OCTOBER, date(2026, 6, 1), date(2026, 12, 28), NEXT_JANUARY)
ROOMS, MOST = 2, 14
OVER = ("Refused", "Lapsed", "Cancelled", "Withdrawn", "NotArrived", "Returned", "Left")
"""What ends an order: its room is free again, its year is not used up."""
STEPS = st.tuples(
    st.sampled_from((*DEEDS, *["order"] * 5)),
    st.integers(0, 1),
    st.sampled_from(DAYS),
    st.sampled_from((MOST, 1, 0, MOST + 1)),
    st.integers(0, 40),
)
Step = tuple[str, int, date, int, int]
TREATED_AND_BACK: list[Step] = [
    ("order", 0, MARCH, 14, 0),
    ("accept", 0, MARCH, 0, 1),
    ("arrive", 0, MARCH, 0, 27),
    ("receive", 0, MARCH, 0, 18),
    ("again", 0, MARCH, 0, 0),
]
"""A stay of the year, and the next turn: from here on there is something to break."""
THE_LAST_ROOM: list[Step] = [
    ("order", 0, OCTOBER, 14, 0),
    ("order", 0, NEXT_JANUARY, 15, 0),
    ("order", 1, OCTOBER, 14, 0),
    ("order", 0, NEXT_JANUARY, 14, 0),
    ("cancel", 1, OCTOBER, 0, 1),
    ("order", 0, NEXT_JANUARY, 14, 0),
    ("order", 1, date(2026, 6, 1), 14, 0),
]
"""Two want the last room, in turns; a year is used up, fifteen days are too many."""


@dataclass(frozen=True)
class Standing:
    """An order that stands, by the steps of its choice and nothing else."""

    choice: int
    person: int
    first: date
    days: int


def orders_standing() -> list[Standing]:
    """Of all choices; read anew from what happened."""
    found: dict[int, Standing] = {}
    for step in ChoiceStep.objects.order_by("pk").select_related("choice__case"):
        key, said = step.choice_id, step.payload
        if step.kind == "Ordered":
            person, first = step.choice.case.subject_id, date.fromisoformat(said["starts_on"])
            found[key] = Standing(key, person, first, said["days"])
        elif step.kind in OVER:
            found.pop(key, None)
    return list(found.values())


def may_order(choice: Choice, first: date, days: int, on: date) -> bool:
    """By paragraphs 30 and 41: a room, at most fourteen days, once a year, a day to come."""
    standing = orders_standing()
    others = [one for one in standing if one.choice != choice.pk]
    own_years = {one.first.year for one in others if one.person == choice.case.subject_id}
    room = len(standing) < ROOMS
    return room and 1 <= days <= MOST and first.year not in own_years and first > on


def done(what: str, choice: Choice, offer: Offer, stay: tuple[date, int], at: datetime) -> object:
    """One of the deeds; why not, where it could not be done."""
    user, by = choice.case.applicant_user, of(offer)
    acts: dict[str, Callable[[], object]] = {
        "order": lambda: stays(choice, offer, *stay, at=at),
        "cancel": lambda: cancel(choice, user, at),
        "refuse": lambda: refuse(choice, by, at, "contingent"),
        "accept": lambda: accepted(choice, offer, at),
        "arrive": lambda: send_order(choice=choice, by=by, at=at, shown=ALL_PAPERS),
        "receive": lambda: receive_order(choice=choice, rating=None, words="", by=user, at=at),
        "again": lambda: again(choice, at),
        "night": lambda: list(keep_all(at=at)),
        "renew": lambda: (reactivate(choice=choice, by=user, at=at), served(choice.case, at)),
    }
    try:
        acts[what]()
    except (Refused, RefusedTransition, NotAllowed) as why_not:
        return why_not
    return None


def ordered(choice: Choice, offer: Offer, stay: tuple[date, int], at: datetime) -> None:
    """It goes through exactly where the order lets it, while the choice is open and in time."""
    may = may_order(choice, *stay, local_day(at))
    choice.refresh_from_db()
    stage = choice.stage
    why = done("order", choice, offer, stay, at)
    if why is None:
        assert may, (stay, at)
        assert stage == "open"
    elif may and stage == "open":
        assert isinstance(why, TooLate), why


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(STEPS, min_size=3, max_size=6))
@example(THE_LAST_ROOM)
def test_one_stay_a_year_and_no_room_twice_whatever_is_done(told: list[Step]) -> None:
    point = transaction.savepoint()
    try:
        offer = sanatorium(pieces=ROOMS)
        at = later(60)
        cases = [chooses(citizen(), later(n)).case for n in (0, 1)]
        for what, person, first, days, passed in (*TREATED_AND_BACK, *told):
            at += timedelta(days=passed)
            choice = cases[person].choices.latest("pk")
            if what == "order":
                ordered(choice, offer, (first, days), at)
            else:
                done(what, choice, offer, (first, days), at)
            standing = orders_standing()
            assert offers().get(pk=offer.pk).left == ROOMS - len(standing) >= 0
            for case in cases:
                own = sorted(one.first for one in standing if one.person == case.subject_id)
                assert sorted(one.first for one in stays_of(case)) == own
                assert len({one.year for one in own}) == len(own)
            assert all(1 <= one.days <= MOST for one in standing)
        assert cases[0].choices.count() > 1, "the next turn came"
        assert standing, "somebody was treated"
    finally:
        transaction.savepoint_rollback(point)
