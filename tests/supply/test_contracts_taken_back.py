"""A contract of procurement that was written by mistake is taken back by two people, as rows."""

from __future__ import annotations

import pytest
from django.db import Error, connection, transaction

from bought_making import bought, came, contract, now, served, turned
from making import PANFILOV, ZHAKSY, officer
from market_making import day, employee
from queues import later
from tirek.accounts.models import Role, User
from tirek.audit.tables import tables
from tirek.casework.four_eyes import SamePerson
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.kernel.period import Month
from tirek.procedure.supply.procurement import Standing, uncovered
from tirek.supply.actions.move_goods import take_in
from tirek.supply.actions.name_party import name_party
from tirek.supply.actions.state_month import state_month
from tirek.supply.actions.take_back_contract import say_contract_mistake, take_back_contract
from tirek.supply.models import Contract, ContractMistake

assert bought
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bought")]


def buyer(place: str = PANFILOV) -> User:
    return officer(place=place)


def head(place: str = PANFILOV) -> User:
    return officer(Role.HEAD, place)


def mistaken(of: Contract, ground: str = "басқа шарттың нөмірі") -> ContractMistake:
    return say_contract_mistake(contract=of, ground=ground, by=buyer(), at=later(40))


def undone(of: Contract, by: User | None = None) -> None:
    take_back_contract(contract=of, by=by or head(), at=later(50))


def test_who_it_covered_waits_for_the_next_one_in_the_order_of_the_turns() -> None:
    people = [turned(later(n)) for n in (1, 2, 3)]
    first, second = contract(pieces=1), contract(pieces=2, number="16")
    assert [now(one) for one in people] == ["contracted"] * 3
    mistaken(second)
    assert [now(one) for one in people] == ["contracted"] * 3  # saying it changes nothing
    undone(second)
    assert [now(one) for one in people] == ["contracted", "queued", "queued"]
    assert Contract.objects.count() == 2  # its row stays
    contract(pieces=1, number="16")  # the right one, by its number
    assert [now(one) for one in people] == ["contracted", "contracted", "queued"]
    with pytest.raises(Refused) as wrong:
        contract(number=first.number)
    assert wrong.value.field == "number"


def test_one_by_which_something_happened_stays() -> None:
    one, goods = turned(), contract(pieces=1)
    mistaken(goods)
    came(goods, 1)
    assert now(one) == "at_body"
    with pytest.raises(Refused, match="cannot be taken back"):
        undone(goods)


def test_one_by_which_somebody_was_served_stays() -> None:
    one, made = turned(), contract(form="hearing")
    served(one, "hearing", made, day(12))
    with pytest.raises(Refused, match="cannot be taken back"):
        mistaken(made)


def test_nothing_more_is_done_by_one_that_was_taken_back() -> None:
    goods = contract()
    mistaken(goods)
    undone(goods)
    office, on = employee().office, later(60).date()
    for act in (
        lambda: take_in(contract=goods, number="", on=on, pieces=1, by=buyer(), at=later(60)),
        lambda: name_party(contract=goods, office=office, by=buyer(), at=later(60)),
        lambda: state_month(
            contract=goods, month=Month.at(2026, 2), by=buyer(), at=day(1, month=3)
        ),
    ):
        with pytest.raises(Refused, match="taken back"):
            act()
    with pytest.raises(Refused, match="Nobody has said"):
        undone(goods)


def test_two_people_of_the_place_with_a_ground_and_once() -> None:
    made = contract()
    with pytest.raises(Refused, match="Nobody has said"):
        undone(made)
    with pytest.raises(Refused) as wrong:
        mistaken(made, " ")
    assert wrong.value.field == "ground"
    for by in (head(), buyer(ZHAKSY)):
        with pytest.raises(NotAllowed):
            say_contract_mistake(contract=made, ground="қате", by=by, at=later(40))
    said = mistaken(made)
    with pytest.raises(Refused, match="said already"):
        mistaken(made)
    for by in (buyer(), head(ZHAKSY)):
        with pytest.raises(NotAllowed):
            undone(made, by)
    User.objects.filter(pk=said.by_id).update(role=Role.HEAD)
    with pytest.raises(SamePerson):
        undone(made, User.objects.get(pk=said.by_id))


def test_its_rows_are_only_added_and_sealed() -> None:
    made = contract()
    mistaken(made)
    undone(made)
    names = ("supply_contractmistake", "supply_contractundone")
    for name in names:
        for statement in (f"DELETE FROM {name}", f"UPDATE {name} SET at = at"):
            with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
    assert set(names) <= {one.name for one in tables()}


def test_uncovered_counts_pieces_from_the_first_and_leaves_whoever_went_on() -> None:
    line = [
        Standing(1, "contracted", 2),
        Standing(2, "ordered", 1),
        Standing(3, "contracted"),
        Standing(4, "queued", 1),
        Standing(5, "passed", 9),
    ]
    assert list(uncovered(line, 4)) == []
    assert list(uncovered(line, 3)) == [3]  # one is for who has an order form already
    assert list(uncovered(line, 0)) == [1, 3]
