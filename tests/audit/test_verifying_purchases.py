"""`tirek audit queue` walks what the state bought: steps, pieces and turns."""

from __future__ import annotations

from datetime import date

import pytest
from forging import forge

from bought_making import buyer, came, contract, issued, turned
from market_making import day
from tirek.audit.queries.verify import verify_queues
from tirek.audit.texts import texts
from tirek.supply.actions.call_in import call_in
from tirek.supply.actions.pass_over import pass_over
from tirek.supply.models import Delivery
from tirek.supply.steps import hash_of_delivery

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bought")]


@pytest.fixture
def two() -> list[Delivery]:
    """Two people to whom pieces were issued, one after the other."""
    both = [turned(), turned(at=day(2, hour=7))]
    came(contract(pieces=2, at=day(2, hour=8)), 2, at=day(2, hour=8))
    for hour, one in enumerate(both, start=9):
        issued(one, at=day(2, hour=hour))
    return both


def breaches() -> list[tuple[str, str]]:
    found = list(verify_queues(lambda part: None))
    assert all(one.kind in texts().broken for one in found)
    return [(one.kind, one.case) for one in found]


def test_what_nobody_touched_is_whole(two: list[Delivery]) -> None:
    assert breaches() == []


def test_a_rewritten_step_is_named(two: list[Delivery]) -> None:
    forge("UPDATE supply_deliverystep SET by_name = 'Басқа' WHERE seq = 2")
    assert [kind for kind, _ in breaches()] == ["delivery_hash", "delivery_hash"]


@pytest.mark.parametrize("seq", [3, 5])
def test_a_step_left_out_is_named(seq: int, two: list[Delivery]) -> None:
    one = two[0]
    forge("DELETE FROM supply_deliverystep WHERE seq = %s AND delivery_id = %s", seq, one.pk)
    assert ("delivery_missing", one.case.number) in breaches()


def test_a_chain_made_anew_still_has_to_be_possible(two: list[Delivery]) -> None:
    step = two[0].steps.get(seq=2)
    forge("UPDATE supply_deliverystep SET kind = 'Issued' WHERE id = %s", step.pk)
    step.refresh_from_db()
    forge("UPDATE supply_deliverystep SET hash = %s WHERE id = %s", hash_of_delivery(step), step.pk)
    assert ("delivery_table", two[0].case.number) in breaches()
    forge("UPDATE supply_deliverystep SET previous_hash = %s WHERE seq = 4", "0" * 64)
    assert ("delivery_previous_hash", two[1].case.number) in breaches()


def test_a_stage_that_the_journal_does_not_tell_is_named(two: list[Delivery]) -> None:
    Delivery.objects.filter(pk=two[1].pk).update(stage="reported")
    assert breaches() == [("delivery_stage", two[1].case.number)]


def test_more_pieces_out_than_in_are_named(two: list[Delivery]) -> None:
    forge("UPDATE supply_consignment SET pieces = 1 WHERE kind = 'handed'")
    assert breaches() == [("contract_short", "")]


def test_whoever_was_given_something_out_of_turn_is_named(two: list[Delivery]) -> None:
    step = two[0].steps.get(kind="Issued")
    forge("UPDATE supply_deliverystep SET at = %s WHERE id = %s", day(3), step.pk)
    step.refresh_from_db()
    forge("UPDATE supply_deliverystep SET hash = %s WHERE id = %s", hash_of_delivery(step), step.pk)
    assert breaches() == [("delivery_overtaken", two[1].case.number)]


def test_who_did_not_come_is_passed_by_nobody_before_that() -> None:
    first, second = turned(), turned(at=day(2, hour=7))
    came(contract(pieces=1, at=day(2, hour=8)), 1, at=day(2, hour=8))
    call_in(delivery=first, until=date(2026, 2, 12), by=buyer(), at=day(5))
    pass_over(delivery=first, by=buyer(), at=day(13))
    step = issued(second, at=day(13, hour=9))
    assert breaches() == []
    forge("UPDATE supply_deliverystep SET at = %s WHERE id = %s", day(6), step.pk)
    step.refresh_from_db()
    forge("UPDATE supply_deliverystep SET hash = %s WHERE id = %s", hash_of_delivery(step), step.pk)
    assert breaches() == [("delivery_overtaken", second.case.number)]
