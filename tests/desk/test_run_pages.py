"""The pages of a payment run: the accountant's steps and the head's, in the browser's words."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from time_machine import travel

from making import ALATAU, decided, officer
from money_making import known_change, paid, payer, run_to, said, stand_in
from tirek.accounts.models import Role, User
from tirek.audit.models import Attempt
from tirek.casework.models import Look
from tirek.payments.booking import Said, book
from tirek.payments.models import BudgetLine, Instruction, Payer, PaymentRun
from tirek.payments.queries.run_changes import changes_in

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
    address = reverse("desk:maybe-paid-decide", args=[transfer.end_to_end])
    wrong = head.post(address, {f"way-{transfer.end_to_end}": "paid"})
    assert wrong.status_code == 422
    sent = {f"way-{transfer.end_to_end}": "paid", f"note-{transfer.end_to_end}": "банктің хаты № 5"}
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
    for taken_back in ("−20 000,50", "-20\u202f000.50"):  # as the refusal itself writes it
        assert accountant.post(address, {**good, "amount": taken_back}).status_code == 302
        assert BudgetLine.objects.latest("pk").amount_tiyn == -2000050
    account = {"name": "Жақсы ЖҚБ", "bin": "050140001233", "iban": "KZ86125KZT5004100100"}
    assert accountant.post(address, {**account, "iban": "KZ00"}).status_code == 422
    assert accountant.post(address, account).status_code == 302
    assert Payer.objects.get().iban == "KZ86125KZT5004100100"


def refused(transfer: Instruction, status: str, reason: str, words: str = "") -> None:
    """The bank gives a reason with what became of the transfer."""
    told = Said(transfer.pk, status, None, reason, words, NOW.date())
    book([told], day=NOW.date(), at=NOW)


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_the_bank_s_code_is_told_in_words(accountant: Client) -> None:
    accountant.cookies["lang"] = "ru"
    decided()
    run = run_to("sent", "2025-09")
    refused(run.instructions.get(), "rejected", "AC04", "с 1 мая")
    page = accountant.get(reverse("desk:run-lines", args=[run.pk])).text
    assert "Счёт закрыт (с 1 мая)" in page
    assert "AC04" not in page


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_why_a_transfer_is_in_doubt_is_told_in_words(head: Client) -> None:
    head.cookies["lang"] = "ru"
    decided()
    run = run_to("sent", "2025-09")
    refused(run.instructions.get(), "unknown", "AC06")
    assert "Счёт заблокирован" in head.get(reverse("desk:maybe-paid")).text


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_whoever_sees_who_is_paid_is_written_down(accountant: Client) -> None:
    case = decided()
    run = run_to("sent", "2025-09")
    said(run.instructions.get(), "unknown")
    read = accountant.get(reverse("desk:run-download", args=[run.pk]))
    list(read.streaming_content)
    for where in (reverse("desk:maybe-paid"), reverse("desk:run-lines", args=[run.pk])):
        assert accountant.get(where).status_code == 200
    seen = set(Look.objects.filter(case=case).values_list("page", flat=True))
    assert {"run-download", "maybe-paid", "run"} <= seen


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_a_place_sees_and_is_seen_to_see_those_it_pays_below() -> None:
    case = decided()
    payer()
    run = run_to("sent", "2025-09", "akmola")
    above = client_of(officer(Role.ACCOUNTANT, "akmola"))
    assert run.instructions.get().end_to_end in (
        above.get(reverse("desk:run-lines", args=[run.pk])).text
    )
    list(above.get(reverse("desk:run-download", args=[run.pk])).streaming_content)
    report = above.get(reverse("desk:pay-report-file", args=["2026-02", "register", "csv"]))
    assert case.number in report.content.decode()
    seen = set(Look.objects.filter(case=case).values_list("page", flat=True))
    assert {"run", "run-download", "payments 2026-02"} <= seen


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_what_the_head_chose_stays_and_the_fault_is_told_at_the_field(head: Client) -> None:
    decided()
    transfer = run_to("sent", "2025-09").instructions.get()
    said(transfer, "unknown")
    address = reverse("desk:maybe-paid-decide", args=[transfer.end_to_end])
    page = head.post(address, {f"way-{transfer.end_to_end}": "unpaid"}).text
    assert 'value="unpaid" checked' in page
    assert f'id="q-note-{transfer.end_to_end}-error"' in page


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_only_who_may_open_a_case_is_led_to_it(accountant: Client, head: Client) -> None:
    case = decided()
    said(run_to("sent", "2025-09").instructions.get(), "unknown")
    run = run_to("proposed", at=NOW)
    link = f'href="{reverse("desk:case", args=[case.number])}"'
    for where in (reverse("desk:maybe-paid"), reverse("desk:run", args=[run.pk])):
        assert link in head.get(where).text
        page = accountant.get(where).text
        assert case.number in page
        assert link not in page


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_a_deputy_of_the_head_reads_the_list_of_people_paid() -> None:
    decided()
    run_to("sent", "2025-09")
    deputy, head = officer(Role.SPECIALIST), officer(Role.HEAD)
    stand_in(deputy, head, NOW)
    client = client_of(deputy)
    file = reverse("desk:pay-report-file", args=["2026-02", "register", "csv"])
    assert file in client.get(reverse("desk:pay-reports") + "?month=2026-02").text
    assert client.get(file).status_code == 200


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_the_page_tells_why_something_changed_and_why_something_is_left_out(
    accountant: Client,
) -> None:
    accountant.cookies["lang"] = "ru"
    decided()
    paid("2025-12")
    held = decided()
    known_change(held, "applicant.parental_rights_terminated", True, "2026-02-01")
    decided()
    run = run_to("proposed")
    page = accountant.get(reverse("desk:run", args=[run.pk])).text
    assert escape(run.left_out[0]["said"]["ru"]) in page
    assert page.count("всего") == len(run.left_out) + len(changes_in(run)) > len(run.left_out)


@travel(NOW, tick=False)
@pytest.mark.django_db
def test_whoever_prepared_a_run_does_not_approve_it_and_the_auditor_sees_that_they_tried() -> None:
    decided()
    payer()
    one = officer(Role.ACCOUNTANT, full_name="Болат Қасымов")
    accountant = client_of(one)
    accountant.post(reverse("desk:run-propose"))
    run = PaymentRun.objects.get()
    for name in ("review", "freeze"):
        press(accountant, run, name)
    User.objects.filter(pk=one.pk).update(role=Role.HEAD)
    press(client_of(User.objects.get(pk=one.pk)), run, "approve", way="kept_key")
    run.refresh_from_db()
    assert run.stage == "frozen"
    (attempt,) = Attempt.objects.all()
    assert (attempt.run, attempt.case, attempt.user) == (run, None, one)
    assert attempt.kind == "same_person"
    auditors = reverse("desk:audit-attempts")
    here = client_of(officer(Role.AUDITOR, "akmola")).get(f"{auditors}?lang=ru")
    assert f"Выплата № {run.pk}" in here.text.replace("\u00a0", " ")
    assert one.full_name in here.text
    elsewhere = client_of(officer(Role.AUDITOR, "almaty-region")).get(f"{auditors}?lang=ru")
    assert one.full_name not in elsewhere.text
