"""Goods that the state buys: who is covered, what is issued, against a signature and in order."""

from __future__ import annotations

from datetime import date

import pytest

from bought_making import (
    CHAIR,
    CLOCK,
    buyer,
    came,
    contract,
    found,
    goes,
    handing,
    issued,
    kind,
    now,
    turned,
)
from making import ALATAU, PANFILOV, officer
from market_making import day, served
from queues import SIGNS, granted, later
from sanatorium_making import SANATORIUM, STAY
from tirek.accounts.models import Role
from tirek.audit.queries.verify import verify_queues
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.procedure.lifecycle import RefusedTransition
from tirek.sms.models import JournalLine
from tirek.supply.actions.call_in import call_in
from tirek.supply.actions.come_back import come_back
from tirek.supply.actions.come_for_it import come_for_it
from tirek.supply.actions.count_pieces import count_pieces
from tirek.supply.actions.end_delivery import end_delivery
from tirek.supply.actions.find_no_supplier import Found, find_no_supplier
from tirek.supply.actions.issue_aid import issue_aid
from tirek.supply.actions.move_goods import hand_over, take_in
from tirek.supply.actions.pass_over import pass_over
from tirek.supply.actions.send_list import send_list
from tirek.supply.models import Choice, Delivery, Finding
from tirek.supply.queries.bought import called_until, of_kind
from tirek.supply.queries.issued import issues
from tirek.supply.queries.routes import absent_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bought")]


def kinds_of(one: Delivery) -> list[str]:
    return list(one.steps.order_by("seq").values_list("kind", flat=True))


class TestTheWay:
    def test_the_turn_opens_a_delivery_and_no_choice(self) -> None:
        one = turned()
        assert (one.kind, one.stage) == (CHAIR, "queued")
        assert not Choice.objects.exists()

    def test_from_the_contract_to_the_person(self) -> None:
        one, made = turned(), contract(pieces=1)
        assert now(one) == "contracted"
        take_in(contract=made, number="", on=date(2026, 2, 3), pieces=1, by=buyer(), at=day(3))
        assert now(one) == "at_oblast"
        hand_over(contract=made, number="3", on=date(2026, 2, 4), pieces=1, by=buyer(), at=day(4))
        assert now(one) == "at_body"
        step = issued(one, at=day(20))
        assert now(one) == "issued"
        assert step.payload["received_on"] == "2026-02-20"
        assert kinds_of(one) == ["Opened", "Contracted", "Arrived", "HandedOver", "Issued"]

    def test_somebody_whose_turn_comes_when_it_lies_there_is_covered_at_once(self) -> None:
        came(contract(pieces=1), 1)
        assert turned().stage == "at_body"

    def test_a_contract_that_is_over_covers_nobody_new(self) -> None:
        contract(pieces=2, last=date(2026, 2, 10))
        assert turned(at=day(11)).stage == "queued"

    def test_who_needs_more_than_there_is_waits_and_so_do_those_behind(self) -> None:
        first, second = turned(), turned(at=day(2, hour=7))
        count_pieces(delivery=first, pieces=2, by=buyer(), at=day(2, hour=8))
        contract(pieces=1, at=day(2, hour=9))
        assert (now(first), now(second)) == ("queued", "queued")
        contract(pieces=2, number="16", at=day(2, hour=10))
        assert (now(first), now(second)) == ("contracted", "contracted")

    def test_who_left_leaves_the_piece_to_the_next(self) -> None:
        first, second = turned(), turned(at=day(2, hour=7))
        came(contract(pieces=1, at=day(2, hour=8)), 1, at=day(2, hour=8))
        assert (now(first), now(second)) == ("at_body", "queued")
        end_delivery(delivery=first, reason="Қайтыс болды", by=buyer(), at=day(3))
        assert (now(first), now(second)) == ("ended", "at_body")

    def test_the_person_is_told_that_it_awaits_them(self) -> None:
        turned()
        came(contract(pieces=1), 1)
        texts = list(JournalLine.objects.order_by("pk").values_list("content", flat=True))
        assert any("bolimde sizdi kutip tur" in text for text in texts), texts


class TestWhatIsRefused:
    def test_nothing_is_issued_without_a_signature(self) -> None:
        one = turned()
        came(contract(pieces=1), 1)
        for wrong in (handing(signed=None), handing(signed="code")):
            with pytest.raises(Refused) as refused:
                issue_aid(delivery=one, handing=wrong, by=buyer(), at=later(60))
            assert refused.value.field == "signed"
        assert now(one) == "at_body"

    def test_nobody_is_overtaken(self) -> None:
        first, second = turned(), turned(at=day(2, hour=7))
        came(contract(pieces=2, at=day(2, hour=8)), 2, at=day(2, hour=8))
        with pytest.raises(Refused, match=first.case.number):
            issued(second, at=day(2, hour=9))
        issued(first, at=day(2, hour=9))
        issued(second, at=day(2, hour=9))

    def test_what_is_not_at_the_body_is_not_issued(self) -> None:
        one = turned()
        contract(pieces=1)
        with pytest.raises(RefusedTransition, match="no piece to issue"):
            issued(one)

    def test_on_a_day_on_which_it_could_not_be(self) -> None:
        one = turned(at=day(3))
        came(contract(pieces=1, at=day(3)), 1, on=date(2026, 2, 4), at=day(4))
        for on, why in ((2, "turn came"), (3, "handed to the office"), (6, "yet to come")):
            with pytest.raises(Refused, match=why) as refused:
                issued(one, at=day(5), on=date(2026, 2, on))
            assert refused.value.field == "on"
        issued(one, at=day(5))

    def test_no_more_comes_than_was_bought_nor_goes_than_came(self) -> None:
        made = contract(pieces=2)
        with pytest.raises(Refused, match="Only 2 pieces"):
            take_in(contract=made, number="", on=date(2026, 2, 2), pieces=3, by=buyer(), at=day(2))
        take_in(contract=made, number="", on=date(2026, 2, 2), pieces=1, by=buyer(), at=day(2))
        with pytest.raises(Refused, match="only 1 pieces"):
            hand_over(
                contract=made, number="3", on=date(2026, 2, 2), pieces=2, by=buyer(), at=day(2)
            )

    def test_goods_move_within_the_contract_and_not_by_services(self) -> None:
        made = contract(first=date(2026, 2, 5))
        for on, why in ((4, "before the contract"), (7, "yet to come")):
            with pytest.raises(Refused, match=why):
                take_in(
                    contract=made, number="", on=date(2026, 2, on), pieces=1, by=buyer(), at=day(6)
                )

    def test_by_another_place_or_another_role(self) -> None:
        made = contract()
        for by in (buyer(ALATAU), officer(Role.HEAD, PANFILOV)):
            with pytest.raises(NotAllowed):
                take_in(contract=made, number="", on=date(2026, 2, 2), pieces=1, by=by, at=day(2))

    def test_pieces_at_the_body_by_two_contracts_are_not_put_together(self) -> None:
        one = turned()
        count_pieces(delivery=one, pieces=2, by=buyer(), at=day(2, hour=7))
        for number in ("15", "16"):
            came(contract(pieces=1, number=number, at=day(3)), 1, at=day(3))
        assert now(one) == "at_body"
        with pytest.raises(Refused, match="Only 1 pieces"):
            issued(one, at=day(3))

    def test_no_conclusion_of_what_is_given_by_vouchers(self) -> None:
        told = Found(SANATORIUM, STAY, absent=True, number="7", on=date(2026, 2, 2))
        with pytest.raises(Refused, match="given by vouchers"):
            find_no_supplier(found=told, by=officer(Role.COMMISSION, PANFILOV), at=later(1))
        assert not Finding.objects.exists()


class TestExamples:
    def test_xe12_a_commission_found_no_supplier_so_the_state_buys(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        goes(monkeypatch, kind(CLOCK, "portal"))
        waits = granted(at=day(2, hour=7))
        choice = served(granted(), at=later(9))
        found(on=date(2026, 2, 3), at=day(3))
        choice.refresh_from_db()
        assert choice.stage == "closed"
        assert Delivery.objects.get(row=choice.row).kind == CLOCK
        assert turned(case=waits, at=day(4)).kind == CLOCK
        assert Choice.objects.count() == 1

    def test_a_conclusion_of_the_place_goes_before_that_of_a_place_above(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        goes(monkeypatch, kind(CLOCK, "portal"))
        above = PANFILOV.partition("/")[0]
        found(place=above)
        assert absent_on(SIGNS, PANFILOV, date(2026, 2, 2)) == {CLOCK}
        assert absent_on(SIGNS, PANFILOV, date(2026, 2, 1)) == frozenset()
        assert absent_on(SIGNS, ALATAU, date(2026, 2, 2)) == frozenset()
        found(False, number="8")
        assert absent_on(SIGNS, PANFILOV, date(2026, 2, 2)) == frozenset()
        assert absent_on(SIGNS, above, date(2026, 2, 2)) == {CLOCK}
        assert served(granted(), at=later(9)).stage == "open"

    def test_xe14_issued_on_20_february_listed_by_20_march(self) -> None:
        one = turned()
        came(contract(pieces=1), 1)
        issued(one, at=day(20))
        (issue,) = issues(SIGNS, PANFILOV)
        assert issue.due_on == date(2026, 3, 20)

    def test_hygiene_means_have_no_term_and_are_sent_nowhere(self) -> None:
        came(contract(form="hygiene", pieces=365), 365)
        one = turned()
        assert one.stage == "queued", "their number has to be written down first"
        count_pieces(delivery=one, pieces=365, by=buyer(), at=later(60))
        issued(one, at=day(20))
        (issue,) = issues(SIGNS, PANFILOV)
        assert issue.due_on is None
        with pytest.raises(Refused, match="nobody to put"):
            send_list(service=SIGNS, number="1", on=date(2026, 2, 20), by=buyer(), at=day(20))

    def test_a_list_has_everybody_who_was_in_none(self) -> None:
        first, second = turned(), turned(at=day(2, hour=7))
        came(contract(pieces=2, at=day(2, hour=8)), 2, at=day(2, hour=8))
        issued(first, at=day(3))
        issued(second, at=day(4))
        with pytest.raises(Refused, match="before the last issue"):
            send_list(service=SIGNS, number="1", on=date(2026, 2, 3), by=buyer(), at=day(5))
        sent = send_list(service=SIGNS, number="1", on=date(2026, 2, 5), by=buyer(), at=day(5))
        rows = sent.document["rows"]
        assert [row["iin"] for row in rows] == [
            first.case.subject.iin,
            second.case.subject.iin,
        ]
        assert set(rows[0]) == {
            "surname",
            "given_name",
            "patronymic",
            "iin",
            "born_on",
            "residence",
            "group",
            "name",
            "pieces",
            "received_on",
            "signed",
        }
        assert (now(first), now(second)) == ("reported", "reported")
        assert issues(SIGNS, PANFILOV) == []


def test_who_was_bought_for_comes_back_only_when_it_is_over() -> None:
    one = turned()
    with pytest.raises(Refused, match="What is bought"):
        come_back(case=one.case, reason="Қайта", by=buyer(), at=later(60))
    came(contract(pieces=1), 1)
    issued(one)
    come_back(case=one.case, reason="Мерзімі өтті", by=buyer(), at=day(3))
    again = turned(case=one.case, at=day(4))
    assert (again.pk != one.pk, again.stage) == (True, "queued")
    (stock,) = of_kind(SIGNS, PANFILOV, CHAIR)
    assert stock.amounts.left == 0


class TestWhoDoesNotCome:
    """One piece, two people: the first does not come for it."""

    @pytest.fixture
    def two(self) -> tuple[Delivery, Delivery]:
        first, second = turned(), turned(at=day(2, hour=7))
        came(contract(pieces=1, at=day(2, hour=8)), 1, at=day(2, hour=8))
        return first, second

    def called(self, one: Delivery, until: int = 12, at: int = 5) -> None:
        call_in(delivery=one, until=date(2026, 2, until), by=buyer(), at=day(at))

    def test_the_line_waits_to_the_end_of_the_day_that_was_told(
        self, two: tuple[Delivery, Delivery]
    ) -> None:
        first, _ = two
        with pytest.raises(Refused, match="First ask the person"):
            pass_over(delivery=first, by=buyer(), at=day(5))
        self.called(first)
        with pytest.raises(Refused, match="waits for it"):
            pass_over(delivery=first, by=buyer(), at=day(12))
        issued(first, at=day(12))

    def test_a_day_to_come_and_never_a_shorter_one(self, two: tuple[Delivery, Delivery]) -> None:
        first, second = two
        with pytest.raises(Refused, match="after today") as refused:
            self.called(first, until=5)
        assert refused.value.field == "until"
        self.called(first)
        with pytest.raises(Refused, match="cannot be made shorter"):
            self.called(first, until=11)
        self.called(first, until=16)
        with pytest.raises(RefusedTransition):
            self.called(second)

    def test_the_piece_goes_on_and_the_place_is_kept(self, two: tuple[Delivery, Delivery]) -> None:
        first, second = two
        self.called(first)
        pass_over(delivery=first, by=buyer(), at=day(13))
        assert (now(first), now(second)) == ("passed", "at_body")
        issued(second, at=day(13))
        come_for_it(delivery=first, by=buyer(), at=day(14))
        assert now(first) == "queued"
        third = turned(at=day(16))
        came(contract(pieces=1, number="16", at=day(17)), 1, at=day(17))
        assert (now(first), now(third)) == ("at_body", "queued")
        assert called_until(first) is None
        issued(first, at=day(17))
        assert list(verify_queues(lambda part: None)) == []

    def test_who_comes_in_time_for_a_free_piece_gets_it(
        self, two: tuple[Delivery, Delivery]
    ) -> None:
        first, second = two
        self.called(first)
        pass_over(delivery=first, by=buyer(), at=day(13))
        end_delivery(delivery=second, reason="Көшіп кетті", by=buyer(), at=day(13, hour=9))
        come_for_it(delivery=first, by=buyer(), at=day(14))
        issued(first, at=day(14))

    def test_what_the_next_was_told_of_is_not_taken_back(
        self, two: tuple[Delivery, Delivery]
    ) -> None:
        first, second = two
        self.called(first)
        pass_over(delivery=first, by=buyer(), at=day(13))
        come_for_it(delivery=first, by=buyer(), at=day(14))
        assert (now(first), now(second)) == ("queued", "at_body")
        issued(second, at=day(14))
        assert list(verify_queues(lambda part: None)) == []

    def test_nobody_is_passed_while_nobody_waits(self, two: tuple[Delivery, Delivery]) -> None:
        first, second = two
        end_delivery(delivery=second, reason="Көшіп кетті", by=buyer(), at=day(3))
        self.called(first)
        with pytest.raises(Refused, match="Nobody else waits"):
            pass_over(delivery=first, by=buyer(), at=day(13))

    def test_the_person_is_told_both_times(self, two: tuple[Delivery, Delivery]) -> None:
        first, _ = two
        self.called(first)
        pass_over(delivery=first, by=buyer(), at=day(13))
        texts = list(JournalLine.objects.order_by("pk").values_list("content", flat=True))
        assert any("12.02.2026" in text for text in texts), texts
        assert sum("ornynyz saqtal" in text.lower() for text in texts) == 2, texts

    def test_another_place_or_role_may_not(self, two: tuple[Delivery, Delivery]) -> None:
        for user in (officer(place=ALATAU), officer(Role.HEAD, PANFILOV)):
            for act in (pass_over, come_for_it):
                with pytest.raises(NotAllowed):
                    act(delivery=two[0], by=user, at=day(13))
            with pytest.raises(NotAllowed):
                call_in(delivery=two[0], until=date(2026, 2, 12), by=user, at=day(5))
