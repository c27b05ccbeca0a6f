"""An act of vouchers on the desk: a specialist says it is wrong, a head takes it back; by role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client

from bought_making import buyer
from making import PANFILOV, ZHAKSY, citizen, officer
from market_making import day, employee
from money_making import payer
from queues import later
from sanatorium_making import waits
from supplier_money import account, paid_run
from tirek.accounts.models import Role, User
from tirek.kernel.period import Month
from tirek.payments.models import SupplierClaim
from tirek.supply.actions.accept_voucher_act import accept_voucher_act
from tirek.supply.actions.name_party import name_party
from tirek.supply.actions.use_voucher import use_voucher
from tirek.supply.models import VoucherAct, VoucherActMistake, VoucherActUndone
from voucher_making import FEBRUARY, bought, issued

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
SAY = {"deed": "mistake", "ground": "акт № 7, 3 сәуір"}
MAY_SAY, MAY_TAKE_BACK = {Role.SPECIALIST}, {Role.HEAD}


@pytest.fixture(autouse=True)
def in_april() -> Iterator[None]:
    with time_machine.travel(day(8, month=4), tick=False):
        yield


@pytest.fixture
def act() -> VoucherAct:
    """Owed to an organisation."""
    (voucher,) = bought()
    issued(voucher, waits(), later(30))
    days = {"arrived": FEBRUARY.arrives, "left": FEBRUARY.leaves}
    use_voucher(voucher=voucher, papers_shown=True, by=buyer(), at=day(2, month=3), **days)
    name_party(contract=voucher.lot, office=employee().office, by=buyer(), at=later(1))
    by, month, on = officer(Role.HEAD, PANFILOV), Month.at(2026, 3), date(2026, 3, 31)
    lot, at = voucher.lot, day(2, month=4)
    return accept_voucher_act(lot=lot, month=month, number="12", on=on, by=by, at=at)


def address(act: VoucherAct) -> str:
    return f"/desk/vouchers/lots/{act.lot_id}/act/2026-03/"


def test_two_take_it_back_and_its_row_stays(act: VoucherAct, signed_in: SignIn) -> None:
    account(SupplierClaim.objects.get())
    payer(PANFILOV)
    paid_run()
    where = f"{address(act)}?lang=en"
    specialist, head = signed_in(officer(place=PANFILOV)), signed_in(officer(Role.HEAD, PANFILOV))
    assert 'value="take-back"' not in head.get(where).text
    wrong = specialist.post(where, {**SAY, "ground": " "})
    assert wrong.status_code == 422
    assert 'href="#q-ground' in wrong.text
    assert specialist.post(where, SAY).status_code == 302
    assert "The head has to decide" in specialist.get(where).text
    assert 'value="mistake"' not in specialist.get(where).text
    assert "says that this act is wrong: акт № 7" in head.get(where).text
    assert head.post(where, {"deed": "take-back"}).status_code == 302
    page = head.get(where).text
    for words in ("Acts that were taken back", SAY["ground"], 'value="accept"', "100,000"):
        assert words in page
    assert "Paid beyond the act that stands" in page
    assert head.get(f"{address(act)}kk/").status_code == 404
    assert head.get(f"{address(act)}kk/?act={act.pk}").content.startswith(b"%PDF")
    lot = f"/desk/vouchers/contracts/{act.lot_id}/?lang=en"
    assert "taken back on" in specialist.get(lot).text
    own = User.objects.get(office=SupplierClaim.objects.get().payee)
    assert "taken back on" in signed_in(own).get("/desk/my-contracts/?lang=en").text
    assert head.post(where, {"deed": "take-back"}).status_code == 400


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("place", [PANFILOV, ZHAKSY])
def test_nobody_else_does(role: Role, place: str, act: VoucherAct, signed_in: SignIn) -> None:
    """Neither sees the buttons nor may send what they send."""
    client, where = signed_in(officer(role, place)), address(act)
    here = place == PANFILOV
    answers = (client.post(where, SAY), client.post(where, {"deed": "take-back"}))
    said, undone = here and role in MAY_SAY, VoucherActUndone.objects.exists()
    assert VoucherActMistake.objects.exists() is said
    assert not undone, "nobody does both"
    assert (answers[0].status_code == 302) is said
    assert answers[1].status_code in {302, 403, 404, 422}
    if not said:
        signed_in(officer(place=PANFILOV)).post(where, SAY)
    shown = client.get(where)
    button = 'value="take-back"' in shown.text
    assert button is (here and role in MAY_TAKE_BACK)
    client.post(where, {"deed": "take-back"})
    assert VoucherActUndone.objects.exists() is (here and role in MAY_TAKE_BACK)


def test_a_citizen_does_not_come_here(act: VoucherAct, signed_in: SignIn) -> None:
    client = signed_in(citizen())
    assert client.post(address(act), SAY).status_code in {302, 403, 404}
    assert not VoucherActMistake.objects.exists()
