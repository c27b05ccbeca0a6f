"""`tirek audit queue` walks the acts of vouchers: who took one back, and what they tell."""

from __future__ import annotations

from datetime import date

import pytest
from forging import forge

from bought_making import buyer
from making import PANFILOV, officer
from market_making import day
from queues import later
from sanatorium_making import waits
from tirek.accounts.models import Role
from tirek.audit.actions.seal import seal
from tirek.audit.models import Seal
from tirek.audit.queries.verify import verify_queues
from tirek.kernel.period import Month
from tirek.supply.actions.accept_voucher_act import accept_voucher_act
from tirek.supply.actions.take_back_voucher_act import say_act_mistake, take_back_voucher_act
from tirek.supply.actions.use_voucher import use_voucher
from tirek.supply.models import Lot, VoucherAct, VoucherActMistake
from voucher_making import FEBRUARY, bought, issued

pytestmark = pytest.mark.django_db
APRIL_2 = day(2, month=4)


def accepted(lot: Lot, number: str) -> VoucherAct:
    by, on = officer(Role.HEAD, PANFILOV), date(2026, 3, 31)
    month = Month.at(2026, 3)
    return accept_voucher_act(lot=lot, month=month, number=number, on=on, by=by, at=APRIL_2)


@pytest.fixture
def acts() -> list[VoucherAct]:
    """The first was taken back, the second stands."""
    (voucher,) = bought()
    issued(voucher, waits(), later(30))
    days = {"arrived": FEBRUARY.arrives, "left": FEBRUARY.leaves}
    at = day(2, month=3)
    use_voucher(voucher=voucher, papers_shown=True, by=buyer(), at=at, **days)
    first = accepted(voucher.lot, "12")
    say_act_mistake(act=first, ground="нөмірі қате", by=buyer(), at=APRIL_2)
    take_back_voucher_act(act=first, by=officer(Role.HEAD, PANFILOV), at=APRIL_2)
    return [first, accepted(voucher.lot, "13")]


def breaches() -> list[tuple[str, object]]:
    return [(one.kind, one.values.get("number")) for one in verify_queues(lambda part: None)]


def test_what_two_took_back_is_whole_and_sealed(acts: list[VoucherAct]) -> None:
    assert breaches() == []
    seal(at=day(3, month=4))
    sealed = set(Seal.objects.values_list("table", flat=True))
    assert {"supply_voucheractmistake", "supply_voucheractundone"} <= sealed


def test_one_person_did_both(acts: list[VoucherAct]) -> None:
    by = VoucherActMistake.objects.get().by_id
    forge("UPDATE supply_voucheractundone SET by_id = %s", by)
    assert breaches() == [("voucher_act_alone", "12")]


def test_two_acts_of_a_month_stand(acts: list[VoucherAct]) -> None:
    forge("DELETE FROM supply_voucheractundone")
    assert breaches() == [("voucher_act_two", "13")]


def test_an_act_tells_of_a_stay_that_never_was(acts: list[VoucherAct]) -> None:
    document = "jsonb_set(document, '{rows,0,left}', '\"2026-03-02\"')"
    forge(f"UPDATE supply_voucheract SET document = {document} WHERE number = %s", "13")
    assert breaches() == [("voucher_act_stays", "13")]
