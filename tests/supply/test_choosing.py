"""From the turn to the receipt through the real actions: the worked examples of E9."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from making import ALATAU, citizen, officer
from market_making import (
    INDOOR,
    MONDAY,
    accept,
    cancel,
    day,
    employee,
    guaranteed,
    judged,
    of,
    offered,
    ordered,
    refuse,
    served,
    turn,
    withdraw,
)
from queues import ASSISTANT, granted, later
from tirek.accounts.models import Role, User
from tirek.casework.four_eyes import OwnCase
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.supply.choice import TooLate
from tirek.sms.models import JournalLine
from tirek.supply.actions.change_offer import change_offer
from tirek.supply.actions.end_order import end_order
from tirek.supply.actions.give_act import give_act
from tirek.supply.actions.keep_choices import keep_all
from tirek.supply.actions.not_arrived import not_arrived
from tirek.supply.actions.note_outage import note_outage
from tirek.supply.actions.note_re_examined import note_re_examined
from tirek.supply.actions.order import Wanted, order
from tirek.supply.actions.reactivate import reactivate
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.models import Choice, Offer, Row
from tirek.supply.queries.offers import offers
from tirek.supply.queries.ratings import ratings
from tirek.supply.queries.waiting import standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


@pytest.fixture
def offer() -> Offer:
    guaranteed(200_000)
    return offered(price=230_000, pieces=1)


def kinds(choice: Choice) -> list[str]:
    return list(choice.steps.order_by("seq").values_list("kind", flat=True))


def stage(choice: Choice) -> str:
    choice.refresh_from_db()
    return choice.stage


def left(offer: Offer) -> int:
    return int(offers().get(pk=offer.pk).left)


def night(at: datetime) -> list[str]:
    return [step.kind for step in keep_all(at=at)]


def told() -> list[str]:
    lines = JournalLine.objects.filter(key__startswith="choice ").order_by("pk")
    return list(lines.values_list("content", flat=True))


def of_case(choice: Choice) -> User:
    user = choice.case.applicant_user
    assert user is not None
    return user


def accepted(choice: Choice, offer: Offer, **wanted: object) -> Choice:
    ordered(choice, offer, **wanted)
    accept(choice, of(offer), later(5))
    return choice


def brought(choice: Choice, offer: Offer) -> Choice:
    accepted(choice, offer)
    send_order(choice=choice, by=of(offer), at=later(9))
    return choice


class TestTheWindow:
    def test_xe1_reminded_then_blocked_each_once_and_told(self) -> None:
        choice = turn()
        assert night(day(1, month=3)) == []
        assert night(day(2, month=3)) == ["Reminded"]
        assert night(day(2, month=3)) == []
        assert night(day(2, month=4)) == []
        assert night(day(3, month=4)) == ["Blocked"]
        assert night(day(4, month=4)) == []
        assert stage(choice) == "blocked"
        messages = told()
        assert len(messages) == 3
        assert "bugattaldy, oitkeni 02.04.2026 kunine deiin" in messages[-1]

    def test_a_worker_that_slept_blocks_and_does_not_remind(self) -> None:
        choice = turn()
        assert night(day(9, month=4)) == ["Blocked"]
        assert kinds(choice) == ["Opened", "Blocked"]

    def test_xe2_the_button_leads_behind_everybody_who_waits(self) -> None:
        choice, other = turn(), granted(at=later(1))
        night(day(3, month=4))
        reactivate(choice=choice, by=of_case(choice), at=day(10, month=4))
        assert stage(choice) == "queued"
        assert standing(other).number == 1
        assert standing(choice.case).number == 2
        row = Row.objects.filter(case=choice.case).latest("pk")
        assert (row.kind, row.registered_at) == ("came_back", row.at)
        served(other, day(11, month=4))
        assert served(choice.case, day(12, month=4)).stage == "open"

    def test_xe11_without_a_telephone_the_days_run_all_the_same(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tirek.supply.telling.phone_of", lambda _: None)
        choice = turn()
        assert night(day(3, month=4)) == ["Blocked"]
        assert (told(), stage(choice)) == ([], "blocked")

    def test_a_service_without_a_market_opens_nothing(self) -> None:
        case = granted(service=ASSISTANT)
        with pytest.raises(Choice.DoesNotExist):
            served(case)


class TestTheOrder:
    def test_xe5_price_sum_and_difference_are_written_and_signed_at_once(
        self, offer: Offer
    ) -> None:
        choice = turn()
        step = ordered(choice, offer)
        assert step.signature is not None
        assert step.payload["own_tiyn"] == 30_000_00
        assert step.payload["reimbursed_tiyn"] == 200_000_00
        assert (stage(choice), choice.due_on, left(offer)) == ("ordered", date(2026, 2, 10), 0)

    def test_a_later_price_leaves_the_order_as_it_was(self, offer: Offer) -> None:
        choice = turn()
        ordered(choice, offer)
        change_offer(offer=offer, price_tiyn=1, by=of(offer), at=later(9))
        assert choice.steps.get(kind="Ordered").payload["price_tiyn"] == 230_000_00

    def test_nothing_is_ordered_unsigned_at_another_price_or_twice(self, offer: Offer) -> None:
        choice = turn()
        by = of_case(choice)
        for price, keep in ((230_000_00, None), (1, None)):
            with pytest.raises(Refused):
                order(choice=choice, wanted=Wanted(offer.pk, price), keep=keep, by=by, at=MONDAY)
        with pytest.raises(Refused):
            order(choice=choice, wanted=Wanted(999, 1), keep=None, by=by, at=MONDAY)
        assert (kinds(choice), left(offer)) == (["Opened"], 1)
        more = offered(of(offer), pieces=5)
        ordered(choice, offer)
        with pytest.raises(RefusedTransition, match="There is an order already"):
            ordered(choice, more)
        assert left(more) == 5

    def test_the_last_piece_is_one_persons(self, offer: Offer) -> None:
        ordered(turn(), offer)
        second = turn(later(1))
        with pytest.raises(Refused, match="last piece"):
            ordered(second, offer)
        assert kinds(second) == ["Opened"]

    @pytest.mark.parametrize(
        ("changed", "why"),
        [
            ({"place": ALATAU}, "does not reach"),
            ({"kind": "made-to-order"}, "not in your programme"),
            ({"sizes": ("S", "M")}, "Choose the size"),
            ({"kind": "stay"}, "day of arrival"),
        ],
    )
    def test_only_what_is_for_the_person(self, changed: dict, why: str) -> None:
        place = changed.pop("place", None)
        guaranteed(kind=changed.get("kind", INDOOR))
        one = offered(employee(place) if place else None, **changed)
        with pytest.raises(Refused, match=why):
            ordered(turn(), one)

    def test_a_size_is_one_of_those_there_are(self) -> None:
        guaranteed()
        choice = turn()
        assert ordered(choice, offered(sizes=("S", "M")), size="M").payload["size"] == "M"

    def test_no_sum_is_invented(self) -> None:
        with pytest.raises(Refused, match="has not entered"):
            ordered(turn(), offered())

    def test_of_an_excluded_supplier_nothing_is_ordered(self, offer: Offer) -> None:
        judged(offer.supplier, "Excluded")
        with pytest.raises(Refused, match="excluded it"):
            ordered(turn(), offer)

    def test_nobody_orders_for_somebody_else(self, offer: Offer) -> None:
        choice = turn()
        for by in (citizen(), of(offer), officer(place=choice.case.place)):
            wanted = Wanted(offer.pk, 230_000_00)
            with pytest.raises(NotAllowed):
                order(choice=choice, wanted=wanted, keep=None, by=by, at=MONDAY)


class TestTheAnswer:
    def test_xe3_until_monday_and_once(self, offer: Offer) -> None:
        choice = turn()
        ordered(choice, offer)
        accept(choice, of(offer), day(9))
        for answer in (
            lambda: accept(choice, of(offer), day(9)),
            lambda: refuse(choice, of(offer), day(9), "absent"),
        ):
            with pytest.raises(RefusedTransition):
                answer()
        assert kinds(choice) == ["Opened", "Ordered", "Accepted"]

    def test_xe4_a_refusal_has_the_ground_of_the_act_and_the_person_chooses_again(
        self, offer: Offer
    ) -> None:
        choice = turn()
        ordered(choice, offer)
        with pytest.raises(Refused):
            refuse(choice, of(offer), day(5), "dislike")
        refuse(choice, of(offer), day(5), "absent")
        assert (stage(choice), choice.supplier, left(offer)) == ("open", None, 0)
        assert choice.due_on == date(2026, 3, 5)
        assert "bas tartty" in told()[-1]
        with pytest.raises(NotAllowed):
            accept(choice, of(offer), day(5))
        assert ordered(choice, offered(of(offer)), day(6)).kind == "Ordered"

    def test_silence_takes_nothing_from_the_person(self, offer: Offer) -> None:
        choice = turn()
        ordered(choice, offer)
        assert night(day(9)) == []
        with pytest.raises(TooLate):
            accept(choice, of(offer), day(10))
        assert night(day(10)) == ["Lapsed"]
        assert (stage(choice), left(offer)) == ("open", 1)
        assert choice.due_on == date(2026, 3, 10)
        assert ordered(choice, offer, day(11)).kind == "Ordered"

    def test_a_day_the_portal_was_out_is_the_suppliers_too(self, offer: Offer) -> None:
        choice, wednesday = turn(), date(2026, 2, 4)
        ordered(choice, offer)
        by = officer(Role.ADMINISTRATOR)
        note_outage(first=wednesday, last=wednesday, reason="жарық", by=by, at=day(5))
        assert night(day(10)) == []
        accept(choice, of(offer), day(10))
        assert stage(choice) == "accepted"

    def test_another_supplier_sees_and_does_nothing(self, offer: Offer) -> None:
        choice, other = turn(), of(offered())
        ordered(choice, offer)
        deeds: list[Callable[[User], object]] = [
            lambda by: accept(choice, by, later(5)),
            lambda by: refuse(choice, by, later(5), "absent"),
            lambda by: withdraw(choice, "absent", by, later(5)),
            lambda by: send_order(choice=choice, by=by, at=later(5)),
            lambda by: not_arrived(choice=choice, by=by, at=later(5)),
            lambda by: give_act(choice=choice, number="1", by=by, at=later(5)),
        ]
        for deed in deeds:
            for by in (other, citizen(), officer(place=choice.case.place)):
                with pytest.raises(NotAllowed):
                    deed(by)
        assert kinds(choice) == ["Opened", "Ordered"]

    def test_withdrawn_on_a_printed_ground(self, offer: Offer) -> None:
        choice = accepted(turn(), offer)
        with pytest.raises(Refused):
            withdraw(choice, "absent", of(offer), day(4))
        withdraw(choice, "force_majeure", of(offer), day(4))
        assert (stage(choice), left(offer)) == ("open", 0)

    def test_cancelled_by_the_person_the_piece_is_free_again(self, offer: Offer) -> None:
        choice = accepted(turn(), offer)
        cancel(choice, of_case(choice), day(4))
        assert (stage(choice), left(offer)) == ("open", 1)


class TestDelivery:
    def test_xe7_re_examination_leaves_it(self, offer: Offer) -> None:
        choice = brought(turn(), offer)
        note_re_examined(choice=choice, by=officer(place=choice.case.place), at=day(4))
        assert stage(choice) == "in_delivery"

    @pytest.mark.parametrize(
        ("is_sent", "then"), [(True, "returned"), (False, "closed")], ids=["xe8", "xe9"]
    )
    def test_on_death_or_move_the_piece_goes_back(
        self, is_sent: bool, then: str, offer: Offer
    ) -> None:
        choice = (brought if is_sent else accepted)(turn(), offer)
        by = officer(place=choice.case.place)
        with pytest.raises(Refused):
            end_order(choice=choice, reason=" ", by=by, at=day(4))
        end_order(choice=choice, reason="көшті", by=by, at=day(4))
        assert (stage(choice), left(offer)) == (then, 1)
        assert not choice.steps.filter(kind__in=("Received", "ActGiven")).exists()

    def test_officers_of_another_place_and_other_roles_may_not(self, offer: Offer) -> None:
        choice = brought(turn(), offer)
        for by in (officer(place=ALATAU), of(offer), of_case(choice), citizen()):
            with pytest.raises(NotAllowed):
                end_order(choice=choice, reason="көшті", by=by, at=day(4))
            with pytest.raises(NotAllowed):
                note_re_examined(choice=choice, by=by, at=day(4))

    def test_nobody_ends_their_own(self, offer: Offer) -> None:
        choice = brought(turn(), offer)
        person = of_case(choice)
        same, person.iin = person.iin, None
        person.save()
        by = officer(place=choice.case.place, iin=same)
        with pytest.raises(OwnCase):
            end_order(choice=choice, reason="көшті", by=by, at=day(4))

    def test_received_valued_and_the_act_given(self, offer: Offer) -> None:
        choice = brought(turn(), offer)
        by = of_case(choice)
        with pytest.raises(Refused):
            receive_order(choice=choice, rating=6, words="", by=by, at=day(9))
        with pytest.raises(NotAllowed):
            receive_order(choice=choice, rating=5, words="", by=of(offer), at=day(9))
        receive_order(choice=choice, rating=5, words="Жақсы", by=by, at=day(9))
        with pytest.raises(Refused):
            give_act(choice=choice, number=" ", by=of(offer), at=day(10))
        act = give_act(choice=choice, number="7", by=of(offer), at=day(10))
        assert act.payload == {"number": "7", "reimbursed_tiyn": 200_000_00}
        assert stage(choice) == "completed"
        with pytest.raises(RefusedTransition):
            receive_order(choice=choice, rating=1, words="", by=by, at=day(11))

    def test_only_receipts_make_a_rating(self, offer: Offer) -> None:
        change_offer(offer=offer, pieces=3, by=of(offer), at=MONDAY)
        assert ratings([offer.pk]) == {}
        for minute, mark in enumerate((5, 4, None)):
            choice = brought(turn(later(minute)), offer)
            receive_order(choice=choice, rating=mark, words="", by=of_case(choice), at=day(9))
        brought(turn(later(4)), offer)
        found = ratings([offer.pk])[offer.pk]
        assert (found.tenths, found.receipts) == (45, 2)

    def test_who_did_not_come_waits_again(self) -> None:
        guaranteed(kind="stay")
        stay = offered(kind="stay")
        choice = accepted(turn(), stay, starts_on=date(2026, 2, 16))
        with pytest.raises(TooLate):
            cancel(choice, of_case(choice), day(13))
        not_arrived(choice=choice, by=of(stay), at=day(16))
        assert (stage(choice), left(stay)) == ("queued", 1)
        assert standing(choice.case).number == 1
