"""The accountant: what a register would list, making it, reading it, the file, the sheet."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client

from making import ALATAU, decided, officer, submitted
from tirek.accounts.models import Role, User
from tirek.casework.models import Look
from tirek.kernel.text import LANGUAGES
from tirek.payments.models import PaymentRegister

SignIn = Callable[[User], Client]
NOW = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
REGISTER = "/desk/payments/2026-02/"


@pytest.fixture
def accountant() -> User:
    return officer(Role.ACCOUNTANT, full_name="Ольга Мельник")


@pytest.fixture
def client_of(accountant: User, signed_in: SignIn):
    with time_machine.travel(NOW, tick=False):
        client = signed_in(accountant)
        client.cookies["lang"] = "ru"
        yield client


@pytest.mark.django_db
def test_before_it_is_made_the_page_says_what_it_would_list(client_of: Client) -> None:
    decided()
    page = client_of.get(REGISTER).text
    assert "войдёт 6 строк" in page
    assert "73\u00a0134\u00a0₸" in page  # four months of 2025, two of 2026
    assert not PaymentRegister.objects.exists()


@pytest.mark.django_db
def test_it_is_made_once_however_often_the_button_is_pressed(
    client_of: Client, accountant: User
) -> None:
    decided()
    for _ in range(2):
        response = client_of.post(f"{REGISTER}make/")
        assert response.headers["Location"] == REGISTER
    register = PaymentRegister.objects.get()
    assert (register.made_by, register.lines.count()) == (accountant, 6)
    page = client_of.get(REGISTER).text
    assert "Реестр составлен" in page
    assert "Ольга Мельник" in page
    assert "не означает, что деньги отправлены" in page
    assert "Составить реестр" not in page


@pytest.mark.django_db
def test_the_list_of_registers_leads_to_each(client_of: Client) -> None:
    assert f'href="{REGISTER}"' in client_of.get("/desk/payments/").text
    client_of.post(f"{REGISTER}make/")
    page = client_of.get("/desk/payments/").text
    assert f'href="{REGISTER}"' in page
    assert "Месяцы, за которые реестра ещё нет" not in page


@pytest.mark.django_db
def test_a_month_that_has_not_begun_has_no_button(client_of: Client) -> None:
    page = client_of.get("/desk/payments/2026-03/").text
    assert "ещё не начался" in page
    assert "Составить реестр" not in page
    client_of.post("/desk/payments/2026-03/make/")
    assert not PaymentRegister.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("month", ["2026-13", "2026-00", "0000-01", "26-02", "2026-2"])
def test_what_is_no_month_is_not_found(month: str, client_of: Client) -> None:
    assert client_of.get(f"/desk/payments/{month}/").status_code == 404


@pytest.mark.django_db
def test_what_was_left_out_is_shown_with_the_reason(signed_in: SignIn) -> None:
    at = datetime(2026, 9, 10, 6, 0, tzinfo=UTC)
    case = decided(
        at=at, certificate_from="2026-09-01", certificate_to="2027-05-25", disability_term="no_term"
    )
    with time_machine.travel(datetime(2027, 1, 25, 5, tzinfo=UTC), tick=False):
        client = signed_in(officer(Role.ACCOUNTANT))
        client.cookies["lang"] = "kk"
        before = client.get("/desk/payments/2027-01/").text
        client.post("/desk/payments/2027-01/make/")
        after = client.get("/desk/payments/2027-01/").text
    for page in (before, after):
        left_out = page.split("Тізілімге кірмегендер", 2)[-1]
        assert case.number in left_out
        assert "Айлық есептік көрсеткіш" in left_out


@pytest.mark.django_db
def test_a_long_register_has_pages(client_of: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tirek.desk.pages.register.LINES_ON_A_PAGE", 4)
    decided()
    client_of.post(f"{REGISTER}make/")
    first, second = (client_of.get(REGISTER, {"page": number}).text for number in (1, 2))
    assert len(re.findall("KZ86125KZT5004100100", first)) == 4
    assert len(re.findall("KZ86125KZT5004100100", second)) == 2
    assert "?page=2" in first
    sheet = client_of.get(f"{REGISTER}sheet/").text
    assert len(re.findall("KZ86125KZT5004100100", sheet)) == 6


@pytest.mark.django_db
def test_the_file_is_a_download_named_by_place_and_month(client_of: Client) -> None:
    case = decided()
    client_of.post(f"{REGISTER}make/")
    response = client_of.get(f"{REGISTER}csv/")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="akmola-zhaksy-2026-02.csv"'
    )
    assert case.number in response.text
    assert "11796,00" in response.text


@pytest.mark.django_db
def test_seeing_a_register_is_a_look_at_each_of_its_cases(
    client_of: Client, accountant: User
) -> None:
    cases = {decided().pk, decided().pk}
    client_of.post(f"{REGISTER}make/")
    for end in ("", "csv/", "sheet/"):
        client_of.get(f"{REGISTER}{end}")
    looks = set(Look.objects.filter(user=accountant).values_list("case", "page"))
    pages = ("register 2026-02", "register-csv 2026-02", "register-sheet 2026-02")
    assert looks == {(case, page) for case in cases for page in pages}


@pytest.mark.django_db
def test_a_quarter_names_its_months(signed_in: SignIn) -> None:
    decided(submitted(place=ALATAU))
    with time_machine.travel(NOW, tick=False):
        client = signed_in(officer(Role.ACCOUNTANT, ALATAU))
        client.cookies["lang"] = "kk"
        client.post(f"{REGISTER}make/")
        page = client.get(REGISTER).text
    assert "2025\u00a0жылғы қазан – желтоқсан" in page
    assert "10\u00a0485,33\u00a0₸" in page


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_speak_every_language(language: str, client_of: Client) -> None:
    decided()
    for address in ("/desk/payments/", REGISTER):
        response = client_of.get(address, {"lang": language})
        assert response.headers["Content-Language"] == language
    client_of.post(f"{REGISTER}make/")
    for address in ("/desk/payments/", REGISTER, f"{REGISTER}csv/", f"{REGISTER}sheet/"):
        assert client_of.get(address, {"lang": language}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("signed", "note"),
    [
        (None, "на день решения сумма не была известна"),
        (1, "в решении: 0,01\u00a0₸"),
        (1179600, ""),
    ],
)
def test_a_sum_that_differs_from_the_decision_is_marked(
    signed: int | None, note: str, client_of: Client
) -> None:
    decided()
    client_of.post("/desk/payments/2025-09/make/")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET session_replication_role = replica")
        cursor.execute("UPDATE payments_paymentline SET decided_tiyn = %s", [signed])
        cursor.execute("SET session_replication_role = origin")
    page = client_of.get("/desk/payments/2025-09/").text
    assert ("на день решения" in page, "в решении" in page) == (signed is None, signed == 1)
    assert note in page
