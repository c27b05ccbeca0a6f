"""The pages of a payment run: the accountant's steps and the head's, in the browser's words."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from making import ALATAU, decided, officer
from money_making import payer, run_to, said
from tirek.accounts.models import Role, User
from tirek.payments.models import BudgetLine, Payer, PaymentRun

NOW = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def press(client: Client, run: PaymentRun, name: str, **more: str):
    run.refresh_from_db()
    sent = {"seq": str(run.last_seq), **more}
    return client.post(reverse(f"desk:run-{name}", args=[run.pk]), sent, follow=True)


@pytest.fixture
def accountant() -> Client:
    return client_of(officer(Role.ACCOUNTANT))


@pytest.fixture
def head() -> Client:
    return client_of(officer(Role.HEAD))


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_a_run_goes_from_the_proposal_to_the_bank(accountant: Client, head: Client) -> None:
    decided()
    payer()
    page = accountant.post(reverse("desk:run-propose"), follow=True)
    run = PaymentRun.objects.get()
    assert page.redirect_chain[-1][0] == reverse("desk:run", args=[run.pk])
    for client, name in (
        (accountant, "review"),
        (accountant, "freeze"),
        (head, "approve"),
        (accountant, "file"),
        (accountant, "send"),
    ):
        assert press(client, run, name, way="kept_key").status_code == 200
    run.refresh_from_db()
    assert run.stage == "sent"
    assert run.events.get(kind="RunApproved").payload["signature"]
    file = accountant.get(reverse("desk:run-download", args=[run.pk]))
    assert b"".join(file.streaming_content).count(b"EndToEndId") == 12  # six transfers


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_without_a_budget_nothing_is_frozen_and_the_page_says_why(accountant: Client) -> None:
    decided()
    payer(tenge=0)
    run = run_to("reviewed")
    page = press(accountant, run, "freeze")
    assert page.status_code == 422
    assert "73" in page.content.decode()  # 73 134 tenge are needed
    run.refresh_from_db()
    assert run.stage == "reviewed"


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_a_page_made_before_somebody_else_moved_the_run_does_nothing(accountant: Client) -> None:
    decided()
    run = run_to("proposed")
    page = accountant.post(reverse("desk:run-review", args=[run.pk]), {"seq": "0"})
    assert page.status_code == 422
    run.refresh_from_db()
    assert run.stage == "proposed"


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_the_run_of_another_place_is_not_there(accountant: Client) -> None:
    decided()
    run = run_to("proposed")
    other = client_of(officer(Role.ACCOUNTANT, ALATAU))
    assert other.get(reverse("desk:run", args=[run.pk])).status_code == 404
    assert press(other, run, "review").status_code == 404


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_the_head_decides_what_may_have_been_paid(accountant: Client, head: Client) -> None:
    decided()
    run = run_to("sent", "2025-09")
    transfer = run.instructions.get()
    said(transfer, "unknown")
    assert transfer.end_to_end in head.get(reverse("desk:maybe-paid")).content.decode()
    assert b"<form" not in accountant.get(reverse("desk:maybe-paid")).content.split(b"<main")[1]
    address = reverse("desk:maybe-paid-decide", args=[transfer.pk])
    wrong = head.post(address, {f"way-{transfer.pk}": "paid"})
    assert wrong.status_code == 422
    sent = {f"way-{transfer.pk}": "paid", f"note-{transfer.pk}": "банктің хаты № 5"}
    assert head.post(address, sent).status_code == 302
    run.refresh_from_db()
    assert run.stage == "answered"
    assert press(accountant, run, "reconcile").status_code == 200
    run.refresh_from_db()
    assert run.stage == "reconciled"


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_the_budget_and_the_account_are_entered_and_refused_at_the_field(
    accountant: Client,
) -> None:
    address = reverse("desk:budget")
    assert accountant.post(address, {"amount": "көп"}).status_code == 422
    assert accountant.post(address, {"amount": "100"}).status_code == 422  # no basis
    good = {"amount": "1 500 000,50", "basis": "мәслихат шешімі № 1"}
    assert accountant.post(address, good).status_code == 302
    assert BudgetLine.objects.get().amount_tiyn == 150000050
    account = {"name": "Жақсы ЖҚБ", "bin": "050140001233", "iban": "KZ86125KZT5004100100"}
    assert accountant.post(address, {**account, "iban": "KZ00"}).status_code == 422
    assert accountant.post(address, account).status_code == 302
    assert Payer.objects.get().iban == "KZ86125KZT5004100100"
