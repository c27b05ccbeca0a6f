"""The operator writes down who may act for whom."""

import pytest
import time_machine
from django.test import Client

from making import APPLIED_AT, citizen, iin, officer
from tirek.accounts.models import Role
from tirek.people.models import Basis, Person, Representation

pytestmark = pytest.mark.django_db
WHERE = "/counter/represent/"


@pytest.fixture
def window():
    client = Client()
    client.force_login(officer(Role.OPERATOR), backend="django.contrib.auth.backends.ModelBackend")
    client.get("/counter/?lang=ru")
    with time_machine.travel(APPLIED_AT):
        yield client


def typed(**changed: str) -> dict[str, str]:
    return {
        "basis": "power_of_attorney",
        "iin": iin(),
        "surname": "Ким",
        "given_name": "Анна",
        "represented_iin": iin(),
        "represented_surname": "Серікова",
        "represented_given_name": "Айгүл",
        "service": "home-education",
        "document": "№ 15, нотариус Әбенова",
        "since-day": "1",
        "since-month": "9",
        "since-year": "2025",
        "until-day": "31",
        "until-month": "8",
        "until-year": "2026",
        "notarised": "yes",
        **changed,
    }


def test_what_the_paper_says_is_kept(window: Client) -> None:
    sent = typed()
    assert window.post(WHERE, sent).status_code == 302
    kept = Representation.objects.get()
    assert (kept.representative.iin, kept.represented.iin) == (sent["iin"], sent["represented_iin"])
    assert (kept.basis, str(kept.since), str(kept.until), kept.notarised) == (
        Basis.POWER_OF_ATTORNEY,
        "2025-09-01",
        "2026-08-31",
        True,
    )


def test_a_decision_on_guardianship_without_a_last_day_holds_in_every_service(
    window: Client,
) -> None:
    empty = {f"until-{part}": "" for part in ("day", "month", "year")}
    sent = typed(basis="guardian", service="", notarised="no", **empty)
    assert window.post(WHERE, sent).status_code == 302
    kept = Representation.objects.get()
    assert (kept.basis, kept.service, kept.until) == ("guardian", "", None)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"iin": "12"}, "12 цифр"),
        ({"surname": ""}, "Заполните это поле"),
        ({"since-month": "13"}, "нет дня"),
        ({"basis": "a promise"}, "Выберите один из ответов"),
        ({"service": "nothing"}, "Выберите один из ответов"),
        ({"notarised": "no"}, "заверена нотариусом"),
        ({"document": " "}, "номер, дату документа"),
        ({"until-year": "2024"}, "не может быть раньше первого"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    window: Client, changed: dict[str, str], said: str
) -> None:
    answer = window.post(WHERE, typed(**changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Серікова" in page
    assert not Representation.objects.exists()
    assert not Person.objects.exists()


def test_a_citizen_cannot_write_it_down() -> None:
    client = Client()
    client.force_login(citizen(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(WHERE, typed()).status_code == 403
