"""Orders for so many pieces, and what was ordered as later decisions and orders know it."""

from datetime import date
from typing import Any

import pytest

from aids_making import AIDS, CHAIRS, applied_for, given, on_sale, turned
from bought_making import contract
from bought_making import served as bought_served
from making import citizen, officer
from market_making import (
    accept,
    cancel,
    day,
    of,
    ordered,
)
from queues import MONDAY, later
from tirek.audit.queries.choices import broken_choices
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.models import UNDECIDED, Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.facts import facts_with_sources
from tirek.casework.queries.proposal import judge
from tirek.casework.refused import Refused
from tirek.supply.actions.choose_again import choose_again
from tirek.supply.actions.end_delivery import end_delivery
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.models import Choice, Delivery, Offer
from tirek.supply.queries.had import year_for
from tirek.supply.queries.offers import offers

pytestmark = pytest.mark.django_db


def received(choice: Choice, offer: Offer, on: Any) -> Choice:
    accept(choice, of(offer), later(5))
    send_order(choice=choice, by=of(offer), at=later(9))
    user = choice.case.applicant_user
    receive_order(choice=choice, rating=None, words="", by=user, at=on)
    return choice


def known(case: Case) -> Any:
    return facts_with_sources(case)["issues"].value


def again(choice: Choice, at: Any = MONDAY) -> Choice:
    return choose_again(case=choice.case, by=choice.case.applicant_user, at=at)


def left(offer: Offer) -> int:
    return int(offers().get(pk=offer.pk).left)


class TestPieces:
    def test_xb1_360_are_taken_and_paid_by_the_piece(self) -> None:
        offer = on_sale(AIDS, "nappies")
        step = ordered(given(AIDS), offer, pieces=360)
        assert step.payload["pieces"] == 360
        assert step.payload["reimbursed_tiyn"] == 360 * 80 * 100
        assert step.payload["own_tiyn"] == 360 * 20 * 100
        assert left(offer) == 4640

    def test_xb2_fewer_than_a_quarter_are_not_ordered(self) -> None:
        offer, choice = on_sale(AIDS, "nappies"), given(AIDS)
        with pytest.raises(Refused, match="below the norm of a quarter"):
            ordered(choice, offer, pieces=300)
        assert left(offer) == 5000

    def test_not_more_than_the_year_gives_nor_than_there_are(self) -> None:
        offer, few, choice = on_sale(AIDS, "nappies"), on_sale(AIDS, "nappies"), given(AIDS)
        with pytest.raises(Refused, match="above the yearly norm"):
            ordered(choice, offer, pieces=1461)
        with pytest.raises(Refused, match="Only 5000 pieces are left"):
            ordered(choice, few, pieces=5001)
        assert ordered(choice, offer, pieces=1460).kind == "Ordered"

    @pytest.mark.parametrize("pieces", [0, -360])
    def test_no_pieces_are_no_order(self, pieces: int) -> None:
        offer, choice = on_sale(AIDS, "nappies"), given(AIDS)
        with pytest.raises(Refused, match="how many pieces"):
            ordered(choice, offer, pieces=pieces)

    def test_of_what_is_not_counted_one_is_ordered(self) -> None:
        offer, choice = on_sale(CHAIRS, "room-hand"), given(CHAIRS)
        with pytest.raises(Refused, match="how many pieces"):
            ordered(choice, offer, pieces=2)
        assert ordered(choice, offer).payload["pieces"] == 1

    def test_a_cancelled_order_gives_all_its_pieces_back(self) -> None:
        offer, choice = on_sale(AIDS, "nappies"), given(AIDS)
        ordered(choice, offer, pieces=1460)
        cancel(choice, choice.case.applicant_user, later(5))
        assert left(offer) == 5000
        assert ordered(choice, offer, later(6), pieces=1460).payload["pieces"] == 1460


class TestWhatIsKnownLater:
    def test_a_second_application_does_not_give_the_norm_twice(self) -> None:
        offer, user = on_sale(AIDS, "nappies"), citizen()
        choice = given(AIDS, user)
        ordered(choice, offer, pieces=1200)
        received(choice, offer, day(9))
        second = given(AIDS, user, at=day(16))
        with pytest.raises(Refused, match="above the yearly norm"):
            ordered(second, offer, day(16), pieces=300)
        assert ordered(second, offer, day(16), pieces=260).payload["pieces"] == 260

    def test_a_second_application_after_all_is_ordered_is_refused(self) -> None:
        offer, user = on_sale(AIDS, "nappies"), citizen()
        ordered(given(AIDS, user), offer, pieces=1460)
        second = applied_for(AIDS, user, at=later(5))
        judged = judge(second)
        assert judged.decision.outcome == "refused"
        assert [one.code for one in judged.decision.reasons] == ["NB13"]
        told = judged.facts["issues"]
        assert (told.source, told.detail) == ("cases", "E-Sobes")
        assert judged.facts["norm_year_from"].value == "2026-02-02"

    def test_a_wheelchair_received_is_replaced_by_its_period(self) -> None:
        offer, user = on_sale(CHAIRS, "room-hand"), citizen()
        choice = given(CHAIRS, user)
        ordered(choice, offer)
        received(choice, offer, day(9))
        early = judge(applied_for(CHAIRS, user, at=day(16)))
        assert early.facts["chairs"].value == [{"kind": "room_hand", "received_on": "2026-02-09"}]
        assert early.decision.outcome == "refused"
        (next_on,) = early.decision.evaluation.case["chair_next_on"]
        assert next_on == date(2033, 2, 9)

    def test_what_the_person_told_of_the_same_chair_is_not_a_second_one(self) -> None:
        offer, user = on_sale(CHAIRS, "room-hand"), citizen()
        choice = given(CHAIRS, user)
        ordered(choice, offer)
        received(choice, offer, day(9))
        told = [{"kind": "room_hand", "received_on": "2026-02-09", "given_back": True}]
        case = applied_for(CHAIRS, user, at=day(16))
        by, found = officer(place=case.place), {"chairs": told}
        establish_facts(case=case, by=by, facts=found, source="officer", at=day(16))
        assert facts_with_sources(case)["chairs"].value == told

    def test_what_was_cancelled_and_what_others_ordered_is_not_known(self) -> None:
        offer, user = on_sale(AIDS, "nappies"), citizen()
        choice = given(AIDS, user)
        ordered(choice, offer, pieces=360)
        cancel(choice, user, later(5))
        ordered(given(AIDS, at=later(6)), offer, later(6), pieces=360)
        known = facts_with_sources(applied_for(AIDS, user, at=later(9)))
        assert known["issues"].source == "declared"

    def test_xb8_xb9_the_third_change_of_kind_in_a_year_is_not_allowed(self) -> None:
        user = citizen()
        sold = {
            name: on_sale(AIDS, f"single-use-catheters-{name}") for name in ("plain", "lubricated")
        }
        kinds = ["lubricated", "plain", "lubricated"]
        for number, name in enumerate(kinds):
            at = later(number)
            choice = given(AIDS, user, at=at, mean="single_use_catheters")
            ordered(choice, sold[name], at, pieces=540)
            assert at >= MONDAY
        last = given(AIDS, user, at=later(8), mean="single_use_catheters")
        with pytest.raises(Refused, match="kind"):
            ordered(last, sold["plain"], later(8), pieces=570)
        assert ordered(last, sold["lubricated"], later(8), pieces=570).payload["pieces"] == 570


class TestWhatTheStateBuys:
    def test_a_hearing_aid_bought_is_known_from_the_turn_and_from_the_day_it_was_given(
        self,
    ) -> None:
        user = citizen()
        delivery = Delivery.objects.get(row=turned(AIDS, user, mean="hearing_aid"))
        (waits,) = known(applied_for(AIDS, user, at=later(5), mean="hearing_aid"))
        assert (waits["mean"], waits["ordered_on"], waits["received_on"]) == (
            "hearing_aid", "2026-02-02", None,
        )  # fmt: skip
        bought = contract(service=AIDS, kind="hearing-aid", form="hearing")
        bought_served(delivery, "hearing", bought, at=day(9))
        (there,) = known(Case.objects.get(stage__in=UNDECIDED))
        assert there["received_on"] == "2026-02-09"

    def test_what_was_bought_for_somebody_who_left_is_not_theirs(self) -> None:
        user = citizen()
        delivery = Delivery.objects.get(row=turned(AIDS, user, mean="hearing_aid"))
        by = officer(place=delivery.case.place)
        end_delivery(delivery=delivery, reason="Бас тартты", by=by, at=later(5))
        assert known(applied_for(AIDS, user, at=later(6), mean="hearing_aid")) == []


class TestTheNextPart:
    def test_xb3_360_three_times_then_380_by_one_turn(self) -> None:
        offer, choice = on_sale(AIDS, "nappies"), given(AIDS)
        for pieces in (360, 360, 360, 380):
            ordered(choice, offer, pieces=pieces)
            received(choice, offer, later(10))
            if pieces != 380:
                choice = again(choice)
        year = year_for(choice.case, MONDAY.date())
        assert (year.given, year.ordered, year.left) == (1460, 1460, 0)
        assert (year.begins, year.next_on) == (date(2026, 2, 2), date(2027, 2, 2))
        with pytest.raises(Refused, match=r"from 02\.02\.2027"):
            again(choice)
        assert list(broken_choices(lambda: None)) == []

    def test_the_next_year_gives_the_norm_anew(self) -> None:
        offer, choice = on_sale(AIDS, "nappies"), given(AIDS)
        ordered(choice, offer, pieces=1460)
        received(choice, offer, day(9))
        eve, anniversary = (MONDAY.replace(year=2027, day=one) for one in (1, 2))
        with pytest.raises(Refused, match="is ordered in full"):
            again(choice, eve)
        assert ordered(again(choice, anniversary), offer, anniversary, pieces=360).seq == 2

    def test_after_the_end_of_the_programme_nothing_more_is_ordered(self) -> None:
        offer, choice = on_sale(AIDS, "nappies"), given(AIDS, programme_until="2026-06-30")
        ordered(choice, offer, pieces=360)
        received(choice, offer, day(9))
        with pytest.raises(Refused, match="programme"):
            again(choice, day(1, month=7))
        assert again(choice, day(30, month=6)).stage == "open"

    def test_not_while_an_order_goes_on_nor_of_what_is_given_once(self) -> None:
        offer, chair = on_sale(AIDS, "nappies"), on_sale(CHAIRS, "room-hand")
        choice, other = given(AIDS), given(CHAIRS)
        ordered(choice, offer, pieces=360)
        ordered(other, chair)
        received(other, chair, later(10))
        for one in (choice, other):
            with pytest.raises(Refused, match="once the one before is received"):
                again(one)

    def test_nobody_else_opens_it(self) -> None:
        choice = given(AIDS)
        for by in (citizen(), officer(place=choice.case.place)):
            with pytest.raises(NotAllowed):
                choose_again(case=choice.case, by=by, at=MONDAY)
