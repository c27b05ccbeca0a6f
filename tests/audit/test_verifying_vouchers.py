"""`tirek audit queue` walks the vouchers: a step rewritten, left out, impossible is named."""

import pytest
from forging import forge

from making import PANFILOV, officer
from market_making import day
from queues import later
from sanatorium_making import waits
from tirek.audit.actions.seal import seal
from tirek.audit.models import Seal
from tirek.audit.queries.verify import verify_queues
from tirek.casework.models import Case
from tirek.supply.actions.return_voucher import return_voucher
from tirek.supply.chain import hash_of
from tirek.supply.models import Row, Voucher, VoucherStep
from tirek.supply.voucher_journal import GENESIS, hash_of_voucher
from voucher_making import FEBRUARY, MAY, bought, issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> list[Case]:
    return [waits(), waits(at=later(5))]


@pytest.fixture
def vouchers(two: list[Case]) -> list[Voucher]:
    """Bought, bought, issued, returned late, issued."""
    found = bought(FEBRUARY, MAY)
    issued(found[0], two[0])
    by = officer(place=PANFILOV)
    return_voucher(voucher=found[0], reason="науқастану", by=by, at=day(12))
    issued(found[1], two[1], day(12))
    return found


def breaches() -> list[tuple[str, object]]:
    return [(one.kind, one.values.get("seq")) for one in verify_queues(lambda part: None)]


def rewritten(seq: int, **changed: object) -> None:
    """A step and every hash after it, as somebody would who knows how the chain is made."""
    for name, value in changed.items():
        forge(f"UPDATE supply_voucherstep SET {name} = %s WHERE seq = %s", value, seq)
    previous = GENESIS
    for one in VoucherStep.objects.order_by("seq"):
        forge("UPDATE supply_voucherstep SET previous_hash = %s WHERE id = %s", previous, one.pk)
        one.refresh_from_db()
        previous = hash_of_voucher(one)
        forge("UPDATE supply_voucherstep SET hash = %s WHERE id = %s", previous, one.pk)


def test_what_nobody_touched_is_whole_and_sealed(vouchers: list[Voucher]) -> None:
    assert breaches() == []
    seal(at=day(13))
    sealed = set(Seal.objects.values_list("table", flat=True))
    assert {"supply_lot", "supply_voucher", "supply_voucherstep"} <= sealed


def test_a_rewritten_step_is_named(vouchers: list[Voucher]) -> None:
    forge("UPDATE supply_voucherstep SET by_name = 'Басқа' WHERE seq = 3")
    assert breaches() == [("voucher_hash", 3)]
    forge("UPDATE supply_voucherstep SET previous_hash = %s WHERE seq = 3", "0" * 64)
    assert breaches() == [("voucher_previous_hash", 3)]


@pytest.mark.parametrize("what", ["sanatorium = 'Басқа'", "share_tiyn = 1", "conclusion = '5'"])
def test_a_contract_that_was_changed_is_named(what: str, vouchers: list[Voucher]) -> None:
    forge(f"UPDATE supply_lot SET {what}")
    assert breaches() == [("voucher_hash", 1)]


@pytest.mark.parametrize("seq", [2, 5])
def test_a_step_left_out_is_named(seq: int, vouchers: list[Voucher]) -> None:
    forge("DELETE FROM supply_voucherstep WHERE seq = %s", seq)
    assert breaches()[0] == ("voucher_missing", seq)


def test_what_the_table_does_not_allow_is_named(vouchers: list[Voucher]) -> None:
    rewritten(4, kind="Rejoined")
    assert breaches() == [("voucher_table", 4)]
    rewritten(4, kind="Bought")
    assert breaches() == [("voucher_table", 4)]


def test_a_step_without_a_person_is_named(vouchers: list[Voucher]) -> None:
    rewritten(3, case_id=None)
    assert ("voucher_table", 3) in breaches()


def test_a_voucher_offered_out_of_the_line_is_named(vouchers: list[Voucher]) -> None:
    forge(
        """UPDATE supply_voucherstep SET payload = payload || '{"offered": true}' WHERE seq = 5"""
    )
    rewritten(1)
    assert breaches() == [("voucher_table", 5)]


def test_a_voucher_in_two_hands_is_named(vouchers: list[Voucher]) -> None:
    rewritten(5, voucher_id=vouchers[0].pk)
    assert breaches() == [("voucher_handed", 5)]


def test_the_journal_of_the_queue_says_the_same(vouchers: list[Voucher]) -> None:
    rewritten(5, row_id=None)
    assert ("voucher_row", 5) in breaches()


def test_who_was_overtaken_is_named(two: list[Case]) -> None:
    third = waits(at=later(9))
    (voucher,) = bought()
    issued(voucher, two[0])
    row = Row.objects.get(kind="served")
    forge(
        "UPDATE supply_row SET case_id = %s, person_id = %s WHERE id = %s",
        third.pk,
        third.subject_id,
        row.pk,
    )
    row.refresh_from_db()
    forge("UPDATE supply_row SET hash = %s WHERE id = %s", hash_of(row), row.pk)
    rewritten(2, case_id=third.pk)
    assert [kind for kind, _ in breaches()] == ["queue_overtaken"]
