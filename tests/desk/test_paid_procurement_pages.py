"""How contracts and vouchers are paid, on the desk: who says and accepts what, who sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from bought_making import CHAIR, contract, goes, kind, served, turned
from making import PANFILOV, ZHAKSY, officer
from market_making import TENGE, day, employee, guaranteed
from queues import later
from sanatorium_making import SANATORIUM, STAY, of_a_child, waits
from tirek.accounts.models import Office, Role, User
from tirek.kernel.period import Month
from tirek.payments.models import SupplierClaim
from tirek.supply.actions.name_party import name_party
from tirek.supply.actions.state_month import state_month
from tirek.supply.models import Contract, Lot, PaidStay, Party, Voucher
from voucher_making import FEBRUARY, bought, issued

pytestmark = pytest.mark.django_db
AFTER = day(2, month=3)
FEBRUARY_2026 = Month.at(2026, 2)


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with travel(AFTER, tick=False):
        yield


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def by(role: Role, place: str = PANFILOV) -> Client:
    return client_of(officer(role, place))


def organisation() -> tuple[Office, User]:
    user = employee()
    assert user.office is not None
    return user.office, user


def days(name: str, on: date) -> dict[str, str]:
    return {
        f"{name}-year": str(on.year),
        f"{name}-month": str(on.month),
        f"{name}-day": str(on.day),
    }


def stayed(voucher: Voucher, **typed: str) -> int:
    """The form of a stay is sent; the status of the answer."""
    sent = {
        "deed": "use",
        "papers_shown": "yes",
        **days("arrived", FEBRUARY.arrives),
        **days("left", FEBRUARY.leaves),
        **typed,
    }
    where = reverse("desk:voucher", args=[voucher.pk])
    return by(Role.SPECIALIST).post(where, sent).status_code


@pytest.fixture
def lot() -> Lot:
    """Vouchers of a contract, of which one was used with a companion."""
    guaranteed(100_000, kind=STAY, service=SANATORIUM)
    case = waits(**of_a_child())
    (voucher,) = bought()
    issued(voucher, case, later(30))
    parent = case.applicant_user
    assert parent is not None
    name = {"companion_name": parent.full_name}
    assert stayed(voucher, **name) == 422  # without an IIN it is not known who
    assert stayed(voucher, companion_iin="1") == 422
    assert stayed(voucher, companion_iin=parent.iin or "") == 422
    assert stayed(voucher, **name, companion_iin=parent.iin or "") == 302
    return voucher.lot


class TestVouchers:
    def test_a_specialist_names_the_organisation_and_the_act_is_owed_to_it(self, lot: Lot) -> None:
        where, (office, user) = reverse("desk:voucher-lot", args=[lot.pk]), organisation()
        specialist, head = by(Role.SPECIALIST), by(Role.HEAD)
        assert where in specialist.get(reverse("desk:vouchers")).text
        name = {"deed": "party", "office": str(office.pk)}
        assert head.post(where, name).status_code in (403, 422)
        assert specialist.post(where, {**name, "office": ""}).status_code == 422
        assert specialist.post(where, name).status_code == 302
        sent = {"deed": "accept", "number": "18", **days("on", date(2026, 3, 1))}
        with travel(day(2, month=4), tick=False):
            act = reverse("desk:voucher-act", args=[lot.pk, Month.at(2026, 3)])
            assert by(Role.HEAD).post(act, sent).status_code == 302
        assert SupplierClaim.objects.get().amount_tiyn == 170_000 * TENGE
        assert "170\xa0000" in head.get(where).text
        own = client_of(user).get(reverse("desk:my-contracts")).text
        assert "170\xa0000" in own
        assert lot.contract in own
        assert PaidStay.objects.get().step.case.subject.full_name not in own  # type: ignore[union-attr]

    def test_another_place_and_other_roles_do_not_open_it(self, lot: Lot) -> None:
        where = reverse("desk:voucher-lot", args=[lot.pk])
        for role in (Role.SPECIALIST, Role.HEAD):
            assert by(role, ZHAKSY).get(where).status_code == 404
        for role in (Role.SUPPLIER, Role.ACCOUNTANT):
            assert by(role).get(where).status_code == 403


class TestContracts:
    @pytest.fixture
    def made(self, monkeypatch: pytest.MonkeyPatch) -> Contract:
        goes(monkeypatch, kind(CHAIR, "procurement"))
        one, made = turned(), contract(form="hearing", name="Есту аппараты")
        served(one, "hearing", made, day(12))
        writer = officer(place=PANFILOV)
        state_month(contract=made, month=FEBRUARY_2026, by=writer, at=day(1, month=3))
        return made

    def test_the_statement_is_accepted_on_the_page_of_the_contract(self, made: Contract) -> None:
        where = reverse("desk:bought-contract", args=[made.pk])
        office, user = organisation()
        specialist, head = by(Role.SPECIALIST), by(Role.HEAD)
        assert "accept-2026-02" in head.get(where).text
        assert "accept-2026-02" not in specialist.get(where).text
        assert head.post(where, {"deed": "accept-2026-02"}).status_code == 422  # to whom?
        sent = {"deed": "party", "office": str(office.pk)}
        assert specialist.post(where, sent).status_code == 302
        assert specialist.post(where, {"deed": "accept-2026-02"}).status_code in (403, 422)
        own = client_of(user)
        assert shows(own, "қабылдануын күтуде", "ждёт принятия")
        assert head.post(where, {"deed": "accept-2026-02"}).status_code == 302
        assert SupplierClaim.objects.get().amount_tiyn == 180_000 * TENGE
        assert shows(own, "Төлеуге қабылданды", "Принята к оплате")
        assert not shows(own, "қабылдануын күтуде", "ждёт принятия")
        assert "accept-2026-02" not in head.get(where).text

    def test_two_people_take_a_contract_back_on_its_page(self, made: Contract) -> None:
        wrong = contract(form=made.form, number="99")
        where = reverse("desk:bought-contract", args=[wrong.pk])
        specialist, head = by(Role.SPECIALIST), by(Role.HEAD)
        said = {"deed": "mistake", "ground": "шарт басқа бөлімдікі"}
        assert specialist.post(where, {**said, "ground": ""}).status_code == 422
        assert head.post(where, {"deed": "take-back"}).status_code == 422  # nobody said it
        assert specialist.post(where, said).status_code == 302
        assert "шарт басқа бөлімдікі" in head.get(where).text
        assert specialist.post(where, {"deed": "take-back"}).status_code in (403, 422)
        assert head.post(where, {"deed": "take-back"}).status_code == 302
        page = specialist.get(where).text
        assert "шарт басқа бөлімдікі" in page
        assert 'value="party"' not in page  # nothing more is done by it

    def test_a_supplier_sees_its_own_contracts_only(self, made: Contract) -> None:
        office, user = organisation()
        _, other = organisation()
        name_party(contract=made, office=office, by=officer(place=PANFILOV), at=AFTER)
        assert Party.objects.get().office == office
        pages = {
            one: client_of(one).get(reverse("desk:my-contracts")).text for one in (user, other)
        }
        assert made.name in pages[user]
        assert made.name not in pages[other]
        for role in (Role.SPECIALIST, Role.HEAD, Role.ACCOUNTANT, Role.SCHOOL):
            assert by(role).get(reverse("desk:my-contracts")).status_code == 403


def shows(client: Client, kk: str, ru: str) -> bool:
    """Whether the supplier's page says so, in whichever language its user reads."""
    page = client.get(reverse("desk:my-contracts")).text
    return kk in page or ru in page
