"""The bills of a provider's file fill in the page."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from families import APPLIED_AT, HOUSING, family_draft
from making import citizen

pytestmark = pytest.mark.django_db
UNPROCESSABLE = 422
BILLS = "месяц;услуга;сумма\n2026-01;Лифт;700\n2026-02;Лифт;710\n"
"""Two months of a lift."""


@pytest.fixture(autouse=True)
def april(time_machine) -> None:
    time_machine.move_to(APPLIED_AT, tick=False)


def file(text: str | bytes = BILLS) -> SimpleUploadedFile:
    content = text.encode() if isinstance(text, str) else text
    return SimpleUploadedFile("shot.csv", content, "text/csv")


def sent(client, draft, **data):
    return client.post(reverse("question", args=[draft.pk, "bills"]), data)


def test_a_file_fills_the_page_and_keeps_what_was_typed(client) -> None:
    mother = citizen()
    client.force_login(mother)
    draft = family_draft(mother)
    kept = draft.answers["statements"]
    typed = {
        "statements.1": "1",
        "statements.1.month-month": "3",
        "statements.1.month-year": "2026",
    }
    answer = sent(client, draft, **typed, **{"statements.sheet": file(), "do": "read:statements"})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="710"' in said
    assert 'name="statements.3.expenses.1.charge"' in said
    draft.refresh_from_db()
    assert draft.answers["statements"] == kept, "nothing is kept before it is sent"


def test_a_chosen_file_is_read_whatever_button_was_pressed(client) -> None:
    mother = citizen()
    client.force_login(mother)
    said = sent(client, family_draft(mother), **{"statements.sheet": file()}).content.decode()
    assert 'value="710"' in said


@pytest.mark.parametrize(
    ("attached", "says"),
    [
        ({}, "Алдымен файлды таңдаңыз"),
        ({"statements.sheet": file(b"\x89PNG\0")}, "Бұл файлды оқу мүмкін болмады"),
        ({"statements.sheet": file("x" * 600_000)}, "Файл тым үлкен"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_at_its_input(client, attached, says: str) -> None:
    mother = citizen()
    client.force_login(mother)
    draft = family_draft(mother)
    data = {**attached, "do": "read:statements", "statements.1.month-year": "2026"}
    answer = sent(client, draft, **data)
    said = answer.content.decode()
    assert answer.status_code == UNPROCESSABLE
    assert says in said
    assert 'href="#q-statements-sheet"' in said
    assert 'value="2026"' in said


def test_the_calculator_asks_for_no_file(client) -> None:
    said = client.get(reverse("calculate", args=[HOUSING])).content.decode()
    assert 'type="file"' not in said
