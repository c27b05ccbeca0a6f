"""Officers who press at the same moment: pieces never below zero, one issue of a piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from bought_making import CHAIR, buyer, came, contract, goes, handing, kind, now, turned
from making import PANFILOV
from market_making import day
from queues import SIGNS, later
from tirek.casework.refused import Refused
from tirek.procedure.lifecycle import RefusedTransition
from tirek.supply.actions.issue_aid import issue_aid
from tirek.supply.actions.move_goods import hand_over, take_in
from tirek.supply.models import DeliveryStep
from tirek.supply.queries.bought import of_kind

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*done: Callable[[], object]) -> list[object]:
    """What each gave back, or why it was refused."""
    together = Barrier(len(done))

    def press(one: Callable[[], object]) -> object:
        try:
            together.wait(timeout=10)
            return one()
        except (Refused, RefusedTransition) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(done)) as threads:
        return list(threads.map(press, done))


def refusals(results: Sequence[object]) -> int:
    return sum(isinstance(one, Refused | RefusedTransition) for one in results)


def left() -> int:
    (stock,) = of_kind(SIGNS, PANFILOV, CHAIR)
    return stock.amounts.left


def test_one_piece_is_issued_once(monkeypatch: pytest.MonkeyPatch) -> None:
    goes(monkeypatch, kind(CHAIR, "procurement"))
    one = turned()
    came(contract(pieces=1), 1)
    first, second = buyer(), buyer()
    results = at_once(
        lambda: issue_aid(delivery=one, handing=handing(), by=first, at=later(60)),
        lambda: issue_aid(delivery=one, handing=handing(), by=second, at=later(60)),
    )
    assert refusals(results) == 1
    assert DeliveryStep.objects.filter(kind="Issued").count() == 1
    assert (now(one), left()) == ("issued", 0)


def test_the_second_never_gets_it_before_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    goes(monkeypatch, kind(CHAIR, "procurement"))
    one, other = turned(), turned(at=day(2, hour=7))
    came(contract(pieces=2, at=day(2, hour=8)), 2, at=day(2, hour=8))
    first, second = buyer(), buyer()
    at_once(
        lambda: issue_aid(delivery=other, handing=handing(), by=second, at=day(2, hour=9)),
        lambda: issue_aid(delivery=one, handing=handing(), by=first, at=day(2, hour=9)),
    )
    issued = list(DeliveryStep.objects.filter(kind="Issued").order_by("pk"))
    assert issued[0].delivery_id == one.pk
    assert left() == 2 - len(issued)


def test_no_more_is_handed_over_than_came(monkeypatch: pytest.MonkeyPatch) -> None:
    goes(monkeypatch, kind(CHAIR, "procurement"))
    made, on = contract(pieces=3), date(2026, 2, 2)
    first, second = buyer(), buyer()
    came_in = at_once(
        lambda: take_in(contract=made, number="", on=on, pieces=2, by=first, at=later(60)),
        lambda: take_in(contract=made, number="", on=on, pieces=2, by=second, at=later(60)),
    )
    handed = at_once(
        lambda: hand_over(contract=made, number="1", on=on, pieces=2, by=first, at=later(70)),
        lambda: hand_over(contract=made, number="2", on=on, pieces=2, by=second, at=later(70)),
    )
    assert (refusals(came_in), refusals(handed), left()) == (1, 1, 2)
