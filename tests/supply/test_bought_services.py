"""What a supplier gives itself: articles by their order form, hearing aids, monthly statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bought_making import (
    COLUMNS,
    agreed,
    buyer,
    contract,
    issued,
    now,
    ordered_form,
    served,
    service,
    turned,
)
from making import ALATAU, citizen, officer
from market_making import day
from queues import MONDAY, SIGNS, later
from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.procedure.lifecycle import RefusedTransition
from tirek.supply.actions.follow_article import Agreement, agree_order, make_article, note_repair
from tirek.supply.actions.mark_travel import Mark, mark_travel
from tirek.supply.actions.move_goods import take_in
from tirek.supply.actions.serve_person import serve_person
from tirek.supply.actions.state_month import state_month
from tirek.supply.actions.write_contract import write_contract
from tirek.supply.bought_annexes import cells, tables
from tirek.supply.models import Contract, Delivery
from tirek.supply.queries.bought_papers import card_of, trips_of
from tirek.supply.queries.stated import months_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bought")]
FEBRUARY = Month.at(2026, 2)


def test_xe13_a_hearing_aid_goes_into_annex_15_of_its_month() -> None:
    one, made = turned(), contract(form="hearing", name="Есту аппараты")
    assert now(one) == "contracted"
    served(one, "hearing", made, day(12))
    with pytest.raises(Refused, match="month is not over"):
        state_month(contract=made, month=FEBRUARY, by=buyer(), at=day(28))
    statement = state_month(contract=made, month=FEBRUARY, by=buyer(), at=day(1, 3))
    assert now(one) == "stated"
    table, person = tables().named("annex-15"), one.case.subject
    (row,) = cells(table, statement.document["rows"], "kk")
    assert row == [
        1,
        date(2026, 2, 2),
        person.full_name,
        person.born_on or "",
        "екінші топ",
        "Жаркент, Абай 5",
        "12.02.2026 № 4, облыстық басқарма",
        date(2026, 2, 12),
        "Widex M30",
        "оң құлақ, III дәреже",
        Tenge.of(180_000),
        "қолы қойылған",
    ]


def test_xe15_a_contract_of_march_to_may_has_three_statements_also_where_nobody_came() -> None:
    made = contract(
        form="hearing", on=date(2026, 2, 2), first=date(2026, 3, 1), last=date(2026, 5, 31)
    )
    months = [str(one.month) for one in months_of(made, date(2026, 6, 1))]
    assert months == ["2026-03", "2026-04", "2026-05"]
    for month in months:
        state_month(contract=made, month=Month.parse(month), by=buyer(), at=day(1, 6))
    assert [one.document["rows"] for one in made.statements.all()] == [[], [], []]
    with pytest.raises(Refused, match="statement of this month is made"):
        state_month(contract=made, month=Month.at(2026, 3), by=buyer(), at=day(1, 6))
    with pytest.raises(Refused, match="not within the contract"):
        state_month(contract=made, month=Month.at(2026, 6), by=buyer(), at=day(1, 7))


def test_sm_p_an_article_is_given_only_by_its_order_form() -> None:
    one, made = turned(), contract(form="prosthetics", name="Сан протезі")
    with pytest.raises(Refused, match="First the order form"):
        served(one, "prosthetics", made, later(60))
    ordered_form(one, made, later(60))
    assert now(one) == "released"
    served(one, "prosthetics", made, day(3))
    note_repair(delivery=one, on=date(2026, 2, 4), by=buyer(), at=day(4))
    kinds = list(one.steps.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["Opened", "Contracted", "Ordered", "Made", "Released", "Served", "Repaired"]
    statement = state_month(contract=made, month=FEBRUARY, by=buyer(), at=day(1, 3))
    (row,) = cells(tables().named("annex-14"), statement.document["rows"], "ru")
    assert row == [
        1,
        "41",
        one.case.subject.full_name,
        "Жаркент, Абай 5",
        "жеке куәлік 012345678, АОЖБ 17",
        "Кодекстің 169-бабы, жолдама 9",
        "ПН-3",
        1,
        "",
        Tenge.of(80_000),
        Tenge.of(40_000),
        Tenge.of(40_000),
        date(2024, 3, 1),
        "Сан протезі, сол аяқ",
        "2 жыл",
        "Сан протезі",
    ]


def test_the_days_of_an_article_follow_one_another() -> None:
    one, made = turned(), contract(form="prosthetics")
    agreement = Agreement(made.pk, "41", date(2026, 2, 4))
    agree_order(delivery=one, agreement=agreement, by=buyer(), at=day(5))
    for on, why in ((3, "before the last"), (6, "yet to come")):
        with pytest.raises(Refused, match=why):
            make_article(delivery=one, on=date(2026, 2, on), by=buyer(), at=day(5))


def test_an_order_form_is_of_an_article_and_within_the_contract() -> None:
    one, made = turned(), contract(form="hearing", last=date(2026, 2, 10))
    agreement = Agreement(made.pk, "41", date(2026, 2, 4))
    with pytest.raises(Refused, match="prosthetic-orthopaedic articles only"):
        agree_order(delivery=one, agreement=agreement, by=buyer(), at=day(5))
    for on, why in ((1, "before the contract"), (11, "after the last"), (13, "yet to come")):
        with pytest.raises(Refused, match=why):
            serve_person(
                delivery=one,
                service=service("hearing", made, date(2026, 2, on)),
                by=buyer(),
                at=day(12),
            )


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"address": " "}, "address"),
        ({"group": ""}, "group"),
        ({"signed": False}, "signed"),
        ({"contract": None}, "contract"),
        ({"columns": {**COLUMNS["hearing"], "model": " "}}, "model"),
        ({"columns": {**COLUMNS["hearing"], "price": None}}, "price"),
    ],
)
def test_what_the_statement_needs_is_told_at_its_field(changed: dict[str, Any], field: str) -> None:
    one, made = turned(), contract(form="hearing")
    told = replace(service("hearing", made, date(2026, 2, 2)), **changed)
    with pytest.raises(Refused) as refused:
        serve_person(delivery=one, service=told, by=buyer(), at=later(60))
    assert refused.value.field == field
    assert now(one) == "contracted"


def test_the_share_is_no_more_than_the_price() -> None:
    one, made = turned(), contract(form="prosthetics")
    ordered_form(one, made)
    columns = {**COLUMNS["prosthetics"], "share": 80_000_01}
    told = replace(service("prosthetics", made, date(2026, 2, 2)), columns=columns)
    with pytest.raises(Refused, match="more than the full price"):
        serve_person(delivery=one, service=told, by=buyer(), at=later(60))


def test_nobody_is_added_to_a_statement_that_is_made() -> None:
    one, made = turned(), contract(form="hearing")
    state_month(contract=made, month=FEBRUARY, by=buyer(), at=day(1, 3))
    told = service("hearing", made, date(2026, 2, 12))
    with pytest.raises(Refused, match="statement of this month is made"):
        serve_person(delivery=one, service=told, by=buyer(), at=day(1, 3))


def test_more_people_than_pieces_are_not_served() -> None:
    first, second = turned(), turned(at=day(2, hour=7))
    made = contract(form="hearing", pieces=1, at=day(2, hour=8))
    served(first, "hearing", made, day(3))
    with pytest.raises(Refused) as refused:
        served(second, "hearing", made, day(3))
    assert refused.value.field == "contract"
    assert now(second) == "queued"


def test_goods_and_services_are_not_mixed() -> None:
    one, made = turned(), contract(form="hearing")
    with pytest.raises(Refused, match="supplier serves people itself"):
        take_in(contract=made, number="", on=date(2026, 2, 2), pieces=1, by=buyer(), at=day(2))
    with pytest.raises(RefusedTransition):
        issued(one)
    with pytest.raises(Refused, match="in another way"):
        write_contract(agreed=agreed(number="16"), by=buyer(), at=later(60))


def test_what_the_office_issues_is_not_served_by_a_supplier_nor_stated() -> None:
    one, made = turned(), contract()
    with pytest.raises(Refused, match="issues this kind against a list"):
        serve_person(
            delivery=one, service=service("hearing", made, date(2026, 2, 2)), by=buyer(), at=MONDAY
        )
    with pytest.raises(Refused, match="there is a list"):
        state_month(contract=made, month=FEBRUARY, by=buyer(), at=day(1, 3))


def test_a_contract_of_what_is_chosen_on_the_portal_is_refused() -> None:
    with pytest.raises(Refused, match="Choose the kind"):
        contract(kind="plane")
    with pytest.raises(Refused, match="Choose the kind"):
        contract(service="no-such-service")
    with pytest.raises(NotAllowed):
        state_month(contract=contract(form="hearing"), month=FEBRUARY, by=buyer(ALATAU), at=MONDAY)
    assert agreed().service == SIGNS


class TestTravelMarks:
    """XD17: annex 10, each trip has one mark; of several articles on one order only."""

    FIRST = Mark("first", on=date(2026, 2, 3), tiyn=4_500_00)

    def an_order(self, number: str = "41", user: User | None = None) -> Delivery:
        of = Contract.objects.first() or contract(form="prosthetics", pieces=3)
        one = turned(user=user)
        agreement = Agreement(of.pk, number, MONDAY.date())
        agree_order(delivery=one, agreement=agreement, by=buyer(), at=MONDAY)
        return one

    def marked(self, one: Delivery, mark: Mark) -> None:
        mark_travel(delivery=one, mark=mark, by=buyer(), at=day(9))

    def refused(self, one: Delivery, mark: Mark) -> tuple[str, str]:
        with pytest.raises(Refused) as refused:
            self.marked(one, mark)
        return refused.value.field, refused.value.text.en

    def test_both_trips_stand_on_the_order_form(self) -> None:
        one = self.an_order()
        self.marked(one, self.FIRST)
        self.marked(one, Mark("second", False, date(2026, 2, 9), 2_250_50))
        one.refresh_from_db()
        made = card_of(one, "annex-10", at=day(9), on=date(2026, 2, 9))
        assert made is not None
        lines = {line.fill: made.known.get(line.fill) for line in made.card.lines}
        first, second = lines["first_trip"], lines["second_trip"]
        assert isinstance(first, Text)
        assert isinstance(second, Text)
        assert first.kk.replace("\u00a0", " ") == "екі жаққа: 03.02.2026, 4 500 теңге"
        assert second.ru.replace("\u00a0", " ") == "в один конец: 09.02.2026, 2 250,50 тенге"
        assert made.written("kk", "pdf").startswith(b"%PDF")

    def test_what_is_wrong_is_told_at_its_field(self) -> None:
        one = self.an_order()
        wrong = {
            "both_ways": replace(self.FIRST, both_ways=False),
            "trip_sum": replace(self.FIRST, tiyn=0),
            "other_order": replace(self.FIRST, other_order="99"),
        }
        for field, mark in wrong.items():
            assert self.refused(one, mark)[0] == field
        for on in (None, date(2026, 2, 10)):
            assert self.refused(one, replace(self.FIRST, on=on))[0] == "trip_on"
        self.marked(one, self.FIRST)
        assert self.refused(one, self.FIRST)[0] == "trip"
        before = Mark("second", on=date(2026, 2, 2), tiyn=100)
        assert "before the last" in self.refused(one, before)[1]

    def test_of_two_articles_one_has_the_mark_and_the_other_its_number(self) -> None:
        user = citizen()
        one = self.an_order(user=user)
        other = self.an_order("42")
        Case.objects.filter(pk=other.case_id).update(subject=one.case.subject)
        other.refresh_from_db()
        self.marked(one, self.FIRST)
        field, why = self.refused(other, replace(self.FIRST, tiyn=100))
        assert (field, "No. 41" in why) == ("other_order", True)
        self.marked(other, Mark("first", other_order="41"))
        assert trips_of(other)["first_trip"].en == "the mark is on order No. 41"
        assert self.refused(one, Mark("second", other_order="42"))[0] == "other_order"
        self.marked(other, Mark("second", on=date(2026, 2, 9), tiyn=100))

    def test_only_of_an_article_with_an_order_form(self) -> None:
        one = turned()
        with pytest.raises(Refused, match="order form"):
            self.marked(one, self.FIRST)

    def test_another_place_may_not(self) -> None:
        one = self.an_order()
        with pytest.raises(NotAllowed):
            mark_travel(delivery=one, mark=self.FIRST, by=officer(place=ALATAU), at=day(9))
