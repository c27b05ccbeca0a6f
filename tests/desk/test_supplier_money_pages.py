"""The pages of what is owed to suppliers: who may open and do what, and what each is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from making import PANFILOV, ZHAKSY, officer
from market_making import employee
from money_making import payer
from queues import ASSISTANT
from supplier_money import (
    BIN,
    IBAN,
    OTHER_IBAN,
    accepted,
    account,
    assistants_act,
    priced,
    rate,
    suppliers_run_to,
    told,
)
from tirek.accounts.models import Role, User
from tirek.payments.models import (
    AccountWord,
    ContributionRate,
    PaymentRun,
    RateWord,
    SupplierClaim,
    SupplierTransfer,
)
from tirek.payments.tables import live_lines
from tirek.supply.models import Guarantee

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 12, 5, 0, tzinfo=UTC)
PAGES = ("claims", "claim-accounts", "claim-rates", "paid-to-me")
SEEN_BY = {
    Role.ACCOUNTANT: {"claims", "claim-accounts", "claim-rates"},
    Role.HEAD: {"claims", "claim-rates"},
    Role.SUPPLIER: {"paid-to-me"},
}


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with travel(NOW, tick=False):
        yield


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def by(role: Role, place: str = PANFILOV) -> Client:
    return client_of(officer(role, place))


def at(name: str) -> str:
    return reverse(f"desk:{name}")


@pytest.mark.parametrize("role", [one for one in Role if one != Role.CITIZEN])
def test_each_role_opens_its_own_pages_and_no_other(role: Role) -> None:
    client = by(role)
    for name in PAGES:
        seen = name in SEEN_BY.get(role, set())
        for answer in (client.get(at(name)), client.post(at(name), {"deed": "none"})):
            assert (answer.status_code in (200, 400)) is seen, (role, name)


class TestTheAccountant:
    def test_reads_what_is_late_and_what_keeps_it_from_being_paid(self) -> None:
        accepted()
        page = by(Role.ACCOUNTANT).get(at("claims"), headers={"accept-language": "ru"}).text
        assert "90\xa0825" in page
        assert SupplierClaim.objects.get().number in page
        assert "мерзімі өтіп кетті" in page or "срок прошёл" in page  # the tenth is over
        assert "рұқсат етілген шоты жоқ" in page or "нет допущенного счёта" in page

    def test_of_another_place_reads_nothing_of_it(self) -> None:
        accepted()
        number = SupplierClaim.objects.get().number
        assert number not in by(Role.ACCOUNTANT, ZHAKSY).get(at("claims")).text

    def test_admits_an_account_and_proposes_the_run(self) -> None:
        accepted()
        made = account(SupplierClaim.objects.get(), admitted=False)
        client = by(Role.ACCOUNTANT)
        sent = {"deed": "judge", "account": str(made.pk), "way": "admit", "words": "анықтама"}
        for missing in ("account", "way", "words"):
            assert client.post(at("claim-accounts"), {**sent, missing: ""}).status_code == 422
        assert not AccountWord.objects.exists()
        assert client.post(at("claim-accounts"), sent).status_code == 302
        assert AccountWord.objects.get().admitted
        assert client.post(at("claims"), {"deed": "propose"}).status_code == 302
        (transfer,) = live_lines(PaymentRun.objects.get())
        assert transfer.iban == IBAN
        run = PaymentRun.objects.get()
        for name in ("run", "run-lines"):
            assert client.get(reverse(f"desk:{name}", args=[run.pk])).status_code == 200
        again = client.post(at("claims"), {"deed": "propose"})
        assert again.status_code == 302  # the same run

    def test_a_head_does_not_propose(self) -> None:
        accepted()
        account(SupplierClaim.objects.get())
        assert by(Role.HEAD).post(at("claims"), {"deed": "propose"}).status_code in (403, 422)
        assert not PaymentRun.objects.exists()

    def test_refuses_an_account(self) -> None:
        accepted()
        made = account(SupplierClaim.objects.get())
        sent = {"deed": "judge", "account": str(made.pk), "way": "refuse", "words": "жабылған"}
        assert by(Role.ACCOUNTANT).post(at("claim-accounts"), sent).status_code == 302
        assert "жабылған" in by(Role.ACCOUNTANT).get(at("claim-accounts")).text

    def test_two_people_set_the_rate_of_contributions(self) -> None:
        priced()
        assistants_act()
        sent = {
            "deed": "enter",
            "service": ASSISTANT,
            "percent": "5",
            "since": "2026-01",
            "name": "Мемлекеттік корпорация",
            "bin": BIN,
            "iban": OTHER_IBAN,
            "source": "хат № 7",
        }
        assert by(Role.HEAD).post(at("claim-rates"), sent).status_code in (403, 422)
        assert by(Role.ACCOUNTANT).post(at("claim-rates"), sent).status_code == 302
        made = ContributionRate.objects.get()
        judge = {"deed": "judge", "rate": str(made.pk), "way": "agree"}
        assert by(Role.ACCOUNTANT).post(at("claim-rates"), judge).status_code in (403, 422)
        for missing in ("rate", "way"):
            assert by(Role.HEAD).post(at("claim-rates"), {**judge, missing: ""}).status_code == 422
        assert by(Role.HEAD).post(at("claim-rates"), judge).status_code == 302
        assert RateWord.objects.get().agreed
        assert SupplierClaim.objects.get(kind="contributions").amount_tiyn == 75_000
        assert "Мемлекеттік корпорация" in by(Role.ACCOUNTANT).get(at("claims")).text

    def test_a_rate_that_was_not_agreed_to_is_told(self) -> None:
        rate(agreed=False)
        made = ContributionRate.objects.get()
        assert "Мемлекеттік корпорация" in by(Role.HEAD).get(at("claim-rates")).text
        judge = {"deed": "judge", "rate": str(made.pk), "way": "disagree"}
        by(Role.HEAD).post(at("claim-rates"), judge)
        assert not RateWord.objects.get().agreed
        assert by(Role.ACCOUNTANT).get(at("claim-rates")).status_code == 200


class TestTheSupplier:
    def test_enters_an_account_and_reads_how_it_is_paid(self) -> None:
        accepted()
        claim = SupplierClaim.objects.get()
        client = by(Role.SUPPLIER)
        sent = {"deed": "enter", "iban": IBAN, "name": "«Тірек» ЖШС", "bin": BIN}
        assert client.post(at("paid-to-me"), {**sent, "iban": "KZ1"}).status_code == 422
        assert client.post(at("paid-to-me"), sent).status_code == 302
        page = client.get(at("paid-to-me")).text
        assert claim.number in page
        assert IBAN in page

    def test_reads_nothing_of_another_supplier(self) -> None:
        accepted()
        claim = SupplierClaim.objects.get()
        account(claim)
        page = client_of(employee()).get(at("paid-to-me")).text
        assert claim.number not in page
        assert IBAN not in page

    def test_is_told_that_it_was_paid_and_on_which_day(self) -> None:
        accepted()
        account(SupplierClaim.objects.get())
        payer(PANFILOV)
        suppliers_run_to("sent")
        told(SupplierTransfer.objects.get(), "accepted")
        page = by(Role.SUPPLIER).get(at("paid-to-me"), headers={"accept-language": "ru"}).text
        assert "Оплачено" in page or "Төленді" in page
        (line,) = [one for one in page.split("<tr") if SupplierClaim.objects.get().number in one]
        assert "08.04.2026" in line  # the day on which the bank paid, not that of the term


def test_the_head_decides_of_a_transfer_to_a_supplier_that_may_have_been_paid() -> None:
    accepted()
    account(SupplierClaim.objects.get())
    suppliers_run_to("sent")
    transfer = SupplierTransfer.objects.get()
    told(transfer, "unknown")
    assert transfer.end_to_end in by(Role.HEAD).get(at("maybe-paid")).text
    address = reverse("desk:maybe-paid-decide", args=[transfer.end_to_end])
    sent = {f"way-{transfer}": "unpaid", f"note-{transfer}": "банктің хаты"}
    assert by(Role.HEAD, ZHAKSY).post(address, sent).status_code == 404
    assert by(Role.HEAD).post(address, sent).status_code == 302
    other = reverse("desk:maybe-paid-decide", args=["TRX1"])
    assert by(Role.HEAD).post(other, sent).status_code == 404


def test_a_head_enters_the_price_of_an_assistants_hour() -> None:
    client = by(Role.HEAD)
    assert f"{ASSISTANT}/hour" in client.get(at("guarantees")).text
    sent = {
        "deed": "add",
        "kind": f"{ASSISTANT}/hour",
        "sum": "1500",
        "since-year": "2026",
        "since-month": "1",
        "since-day": "1",
        "source": "қаулы № 3",
    }
    assert client.post(at("guarantees"), sent).status_code == 302
    entered = Guarantee.objects.get()
    assert (entered.kind, entered.sum_tiyn, entered.since) == ("hour", 150_000, date(2026, 1, 1))


class TestACorrection:
    def test_two_people_take_a_claim_back_on_its_page(self) -> None:
        accepted()
        claim = SupplierClaim.objects.get()
        where = reverse("desk:claim", args=[claim.pk])
        accountant, head = by(Role.ACCOUNTANT), by(Role.HEAD)
        assert where in accountant.get(at("claims")).text
        sent = {"deed": "propose", "sum": "0", "ground": "акт екі рет енгізілген"}
        for missing, typed in (("sum", "0"), ("ground", "акт екі рет енгізілген")):
            answer = accountant.post(where, {**sent, missing: ""})
            assert answer.status_code == 422
            kept = next(one for one in sent if one not in (missing, "deed"))
            assert f'value="{sent[kept]}"' in answer.text, typed  # what was typed stays
        assert head.post(where, sent).status_code in (403, 422)
        assert accountant.post(where, sent).status_code == 302
        assert "акт екі рет енгізілген" in head.get(at("claims")).text
        judge = {"deed": "judge", "way": "agree"}
        assert accountant.post(where, judge).status_code in (403, 422)
        assert head.post(where, {**judge, "way": ""}).status_code == 422
        assert head.post(where, judge).status_code == 302
        assert "Отозвано" in head.get(where, headers={"accept-language": "ru"}).text or (
            "Қайтарып алынды" in head.get(where).text
        )
        assert "акт екі рет енгізілген" not in head.get(at("claims")).text  # nothing waits
        assert head.post(where, judge).status_code == 422  # nothing to decide

    def test_a_disagreement_is_kept_and_shown(self) -> None:
        accepted()
        where = reverse("desk:claim", args=[SupplierClaim.objects.get().pk])
        sent = {"deed": "propose", "sum": "100", "ground": "баға басқа"}
        by(Role.ACCOUNTANT).post(where, sent)
        by(Role.HEAD).post(where, {"deed": "judge", "way": "disagree"})
        page = by(Role.ACCOUNTANT).get(where, headers={"accept-language": "ru"}).text
        assert "Не подтверждена" in page or "Расталмады" in page
        assert 'name="sum"' in page  # another may be proposed

    def test_nobody_of_another_place_opens_it(self) -> None:
        accepted()
        where = reverse("desk:claim", args=[SupplierClaim.objects.get().pk])
        for role in (Role.ACCOUNTANT, Role.HEAD):
            assert by(role, ZHAKSY).get(where).status_code == 404
        for role in (Role.SUPPLIER, Role.SPECIALIST, Role.MANAGER):
            assert by(role).get(where).status_code == 403
