"""Where the orders are silent about purchases and vouchers: each option of each reading, as an
edition applies it, changes what is paid or who is served."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bought_making import (
    CHAIR,
    buyer,
    came,
    contract,
    goes,
    kind,
    now,
    ordered_form,
    served,
    turned,
)
from making import PANFILOV, officer
from market_making import TENGE, day, employee, guaranteed
from queues import later
from sanatorium_making import SANATORIUM, STAY, of_a_child, waits
from tirek.accounts.models import Role
from tirek.casework.legal import read_as
from tirek.casework.refused import Refused
from tirek.kernel.period import Month
from tirek.law.edition import Edition, Editions
from tirek.payments.models import SupplierClaim
from tirek.procedure.supply.read_so import (
    COMPANION_BY_VOUCHER,
    CONTRACT_CEILING,
    NOT_COME,
    PAID_COLUMN,
    Doubt,
)
from tirek.services import SERVICES
from tirek.supply.actions.accept_statement import accept_statement
from tirek.supply.actions.accept_voucher_act import accept_voucher_act
from tirek.supply.actions.call_in import call_in
from tirek.supply.actions.name_party import name_party
from tirek.supply.actions.pass_over import pass_over
from tirek.supply.actions.state_month import state_month
from tirek.supply.actions.use_voucher import use_voucher
from tirek.supply.models import Contract, Lot, PaidStay
from tirek.supply.stay_order import Fellow
from voucher_making import FEBRUARY, bought, issued

pytestmark = pytest.mark.django_db
IN_FEBRUARY, IN_MARCH = Month.at(2026, 2), Month.at(2026, 3)


def read_so(monkeypatch: pytest.MonkeyPatch, reading: str, option: str) -> None:
    """The edition of the place applies that option."""
    as_printed = Editions.on

    def on(editions: Editions, place: str, when: date) -> Edition | None:
        found = as_printed(editions, place, when)
        return found and replace(found, readings={**found.readings, reading: option})

    monkeypatch.setattr(Editions, "on", on)


@pytest.fixture
def procured(monkeypatch: pytest.MonkeyPatch) -> None:
    goes(monkeypatch, kind(CHAIR, "procurement"))


def paid(made: Contract | Lot) -> None:
    name_party(contract=made, office=employee().office, by=buyer(), at=later(1))


def claimed() -> int:
    """In tenge."""
    return SupplierClaim.objects.get().amount_tiyn // TENGE


@pytest.mark.usefixtures("procured")
class TestAStatement:
    @pytest.mark.parametrize(("option", "owed"), [("share", 40_000), ("price", 80_000)])
    def test_which_column_is_paid(
        self, option: str, owed: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read_so(monkeypatch, "paid_column", option)
        self.accepted("prosthetics", contract(form="prosthetics"))
        assert claimed() == owed

    def test_a_form_with_one_price_is_paid_by_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        read_so(monkeypatch, "paid_column", "share")
        self.accepted("hearing", contract(form="hearing"))
        assert claimed() == 180_000

    def test_what_is_dearer_than_the_contract(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = contract(form="hearing", price_tiyn=179_999 * TENGE)
        read_so(monkeypatch, "contract_ceiling", "ceiling")
        with pytest.raises(Refused) as wrong:
            self.accepted("hearing", made)
        assert wrong.value.field == "price"
        read_so(monkeypatch, "contract_ceiling", "as_served")
        self.accepted("hearing", made)
        assert claimed() == 180_000

    def accepted(self, form: str, made: Contract) -> None:
        one = turned()
        if form == "prosthetics":
            ordered_form(one, made)
        served(one, form, made, day(12))
        month = state_month(contract=made, month=IN_FEBRUARY, by=buyer(), at=day(1, month=3))
        paid(made)
        by = officer(Role.HEAD, PANFILOV)
        accept_statement(statement=month, by=by, at=day(2, month=3))


@pytest.mark.usefixtures("procured")
@pytest.mark.parametrize("option", ["passed", "waits"])
def test_whether_the_line_waits_for_who_does_not_come(
    option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_so(monkeypatch, "not_come", option)
    first, second = turned(), turned(at=day(2, hour=7))
    came(contract(pieces=1, at=day(2, hour=8)), 1, at=day(2, hour=8))
    call_in(delivery=first, until=date(2026, 2, 12), by=buyer(), at=day(5))
    if option == "waits":
        with pytest.raises(Refused, match="the line waits"):
            pass_over(delivery=first, by=buyer(), at=day(13))
        assert (now(first), now(second)) == ("at_body", "queued")
        return
    pass_over(delivery=first, by=buyer(), at=day(13))
    assert (now(first), now(second)) == ("passed", "at_body")


@pytest.mark.parametrize(("option", "companion"), [("paid", 70_000), ("portal_only", 0)])
def test_whether_a_voucher_pays_a_companion(
    option: str, companion: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    guaranteed(100_000, kind=STAY, service=SANATORIUM)
    read_so(monkeypatch, "companion_by_voucher", option)
    case, (voucher,) = waits(**of_a_child()), bought()
    user = case.applicant_user
    assert user is not None
    issued(voucher, case, later(30))
    use_voucher(
        voucher=voucher,
        arrived=FEBRUARY.arrives,
        left=FEBRUARY.leaves,
        papers_shown=True,
        companion=Fellow(user.full_name, user.iin or ""),
        by=buyer(),
        at=day(1, month=3),
    )
    paid(voucher.lot)
    by, at, when = officer(Role.HEAD, PANFILOV), day(2, month=4), date(2026, 3, 31)
    accept_voucher_act(lot=voucher.lot, month=IN_MARCH, number="18", on=when, by=by, at=at)
    assert claimed() == 100_000 + companion
    assert PaidStay.objects.get().companion_tiyn == companion * TENGE


OF_287 = ("technical-aids", "wheelchairs", "prosthetic-aid")


@pytest.mark.parametrize(
    ("service", "doubt"),
    [
        *((one, doubt) for one in OF_287 for doubt in (PAID_COLUMN, CONTRACT_CEILING, NOT_COME)),
        (SANATORIUM, COMPANION_BY_VOUCHER),
    ],
)
def test_the_service_says_it_and_an_edition_may_say_otherwise(
    service: str, doubt: Doubt, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = {"service": service, "place": PANFILOV, "on": date(2026, 3, 2)}
    (reading,) = [one for one in SERVICES[service].readings if one.id == doubt.id]
    assert reading.applied == doubt.usual == read_as(doubt, **here)
    assert set(reading.options) == {doubt.usual, doubt.other}
    other = tuple(replace(one, applied=doubt.other) for one in SERVICES[service].readings)
    monkeypatch.setitem(SERVICES[service].__dict__, "readings", other)
    assert read_as(doubt, **here) == doubt.other
    read_so(monkeypatch, doubt.id, doubt.usual)
    assert read_as(doubt, **here) == doubt.usual
    assert read_as(doubt, **{**here, "on": date(1990, 1, 1)}) == doubt.other  # no edition then
