"""`tirek audit queue` walks the choices too: a step left out, rewritten or impossible is named."""

import pytest
from forging import forge

from market_making import (
    accept,
    guaranteed,
    of,
    offered,
    ordered,
    turn,
)
from queues import later
from tirek.audit.queries.verify import verify_queues
from tirek.supply.models import Choice
from tirek.supply.steps import hash_of_choice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


@pytest.fixture
def choice() -> Choice:
    """An order that was accepted: three steps."""
    guaranteed()
    offer, one = offered(), turn()
    ordered(one, offer)
    accept(one, of(offer), later(9))
    return one


def breaches() -> list[tuple[str, object]]:
    return [(one.kind, one.values.get("seq")) for one in verify_queues(lambda part: None)]


def test_what_nobody_touched_is_whole(choice: Choice) -> None:
    assert breaches() == []


def test_a_rewritten_step_is_named(choice: Choice) -> None:
    forge("UPDATE supply_choicestep SET by_name = 'Басқа' WHERE seq = 2")
    assert breaches() == [("choice_hash", 2)]


@pytest.mark.parametrize(("seq", "named"), [(2, 2), (3, 3)])
def test_a_step_left_out_is_named(seq: int, named: int, choice: Choice) -> None:
    forge("UPDATE supply_move SET step_id = NULL")
    forge("DELETE FROM supply_choicestep WHERE seq = %s", seq)
    assert breaches() == [("choice_missing", named)]


def test_a_chain_made_anew_still_has_to_be_possible(choice: Choice) -> None:
    second, third = choice.steps.order_by("seq")[1:]
    forge("UPDATE supply_choicestep SET kind = 'Received' WHERE id = %s", second.pk)
    second.refresh_from_db()
    forge("UPDATE supply_choicestep SET hash = %s WHERE id = %s", hash_of_choice(second), second.pk)
    assert breaches() == [("choice_table", 2)]
    forge("UPDATE supply_choicestep SET kind = 'Ordered' WHERE id = %s", second.pk)
    second.refresh_from_db()
    forge("UPDATE supply_choicestep SET hash = %s WHERE id = %s", hash_of_choice(second), second.pk)
    assert breaches() == []
    forge("UPDATE supply_choicestep SET previous_hash = %s WHERE id = %s", "0" * 64, third.pk)
    assert breaches() == [("choice_previous_hash", 3)]


def test_a_stage_that_its_journal_does_not_say_is_named(choice: Choice) -> None:
    forge("UPDATE supply_choice SET stage = 'received'")
    assert breaches() == [("choice_stage", 3)]
