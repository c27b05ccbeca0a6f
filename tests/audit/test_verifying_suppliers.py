"""`tirek audit queue` walks the suppliers: a step left out, rewritten or impossible is named."""

import pytest
from forging import forge

from market_making import asked, judged
from queues import later
from tirek.audit.queries.verify import verify_queues
from tirek.supply.models import Supplier
from tirek.supply.steps import hash_of_supplier

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


@pytest.fixture
def supplier() -> Supplier:
    """One that asked, was admitted and was excluded: three steps."""
    one = judged(asked())
    return judged(one, "Excluded", later(9))


def breaches() -> list[tuple[str, object]]:
    return [(one.kind, one.values.get("seq")) for one in verify_queues(lambda part: None)]


def test_what_nobody_touched_is_whole(supplier: Supplier) -> None:
    assert supplier.steps.count() == 3
    assert breaches() == []


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE supply_supplierstep SET by_name = 'Басқа' WHERE seq = 2", ("supplier_hash", 2)),
        ("DELETE FROM supply_supplierstep WHERE seq = 2", ("supplier_missing", 2)),
        ("DELETE FROM supply_supplierstep WHERE seq = 3", ("supplier_missing", 3)),
        ("UPDATE supply_supplier SET stage = 'admitted'", ("supplier_stage", 3)),
        (
            "UPDATE supply_supplierstep SET previous_hash = repeat('0', 64) WHERE seq = 3",
            ("supplier_previous_hash", 3),
        ),
    ],
)
def test_whoever_changes_it_is_found(
    statement: str, named: tuple[str, int], supplier: Supplier
) -> None:
    forge(statement)
    assert breaches() == [named]


def test_a_chain_made_anew_still_has_to_be_possible(supplier: Supplier) -> None:
    last = supplier.steps.get(seq=3)
    forge("UPDATE supply_supplierstep SET kind = 'Refused' WHERE id = %s", last.pk)
    last.refresh_from_db()
    new = hash_of_supplier(last)
    forge("UPDATE supply_supplierstep SET hash = %s WHERE id = %s", new, last.pk)
    assert breaches() == [("supplier_table", 3)]
