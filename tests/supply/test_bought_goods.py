"""Goods that the state buys: who is covered, what is issued, against a signature and in order."""

from __future__ import annotations

from datetime import date

import pytest

from bought_making import (
    CHAIR,
    bought,  # noqa: F401
    buyer,
    contract,
    issued,
    now,
    turned,
)
from market_making import day
from tirek.supply.actions.move_goods import hand_over, take_in
from tirek.supply.models import Choice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bought")]


def test_the_turn_opens_a_delivery_and_no_choice() -> None:
    one = turned()
    assert (one.kind, one.stage) == (CHAIR, "queued")
    assert not Choice.objects.exists()


def test_the_way_of_a_piece_from_the_contract_to_the_person() -> None:
    one = turned()
    made = contract(pieces=1)
    assert now(one) == "contracted"
    take_in(contract=made, number="", on=date(2026, 2, 3), pieces=1, by=buyer(), at=day(3))
    assert now(one) == "at_oblast"
    hand_over(contract=made, number="3", on=date(2026, 2, 4), pieces=1, by=buyer(), at=day(4))
    assert now(one) == "at_body"
    step = issued(one, at=day(20))
    assert now(one) == "issued"
    assert step.payload["received_on"] == "2026-02-20"
    kinds = list(one.steps.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["Opened", "Contracted", "Arrived", "HandedOver", "Issued"]
