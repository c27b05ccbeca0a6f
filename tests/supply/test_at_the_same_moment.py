"""Two people press «order» for the last piece, a supplier answers twice: one of them is done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from market_making import (
    accept,
    guaranteed,
    of,
    offered,
    ordered,
    refuse,
    turn,
)
from queues import later
from sanatorium_making import waits
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.procedure.lifecycle import RefusedTransition
from tirek.supply.models import ChoiceStep, VoucherStep
from tirek.supply.queries.offers import offers
from voucher_making import bought, issued

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("market")]


def pressed_at_once(*deeds: Callable[[], object]) -> list[object]:
    """Each in a thread with a connection of its own; what was done, or why it was not."""
    at_once = Barrier(len(deeds))

    def press(deed: Callable[[], object]) -> object:
        try:
            at_once.wait(timeout=10)
            return deed()
        except (Refused, RefusedTransition, NotAllowed) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(press, deeds))


def test_the_last_piece_goes_to_exactly_one() -> None:
    guaranteed()
    offer, first, second = offered(pieces=1), turn(), turn(later(1))
    found = pressed_at_once(
        lambda: ordered(first, offer, later(9)), lambda: ordered(second, offer, later(9))
    )
    assert sorted(type(one).__name__ for one in found) == ["ChoiceStep", "Refused"]
    assert ChoiceStep.objects.filter(kind="Ordered").count() == 1
    assert offers().get(pk=offer.pk).left == 0


def test_one_person_who_presses_twice_orders_once() -> None:
    guaranteed()
    offer, choice = offered(pieces=5), turn()
    found = pressed_at_once(*[lambda: ordered(choice, offer, later(9))] * 2)
    assert sorted(type(one).__name__ for one in found) == ["ChoiceStep", "RefusedTransition"]
    assert offers().get(pk=offer.pk).left == 4


def test_a_supplier_who_answers_twice_answers_once() -> None:
    guaranteed()
    offer, choice = offered(), turn()
    ordered(choice, offer, later(5))
    by = of(offer)
    found = pressed_at_once(
        lambda: accept(choice, by, later(9)),
        lambda: refuse(choice, by, later(9), "absent"),
    )
    assert [isinstance(one, ChoiceStep) for one in found].count(True) == 1
    assert choice.steps.filter(kind__in=("Accepted", "Refused")).count() == 1


def test_one_voucher_handed_out_by_two_is_handed_out_once() -> None:
    first, second = waits(), waits(at=later(5))
    (voucher,) = bought()
    found = pressed_at_once(
        lambda: issued(voucher, first, later(9)), lambda: issued(voucher, second, later(9))
    )
    assert sorted(type(one).__name__ for one in found) == ["Refused", "VoucherStep"]
    assert VoucherStep.objects.filter(kind="Issued").count() == 1
