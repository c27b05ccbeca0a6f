"""The bills a visitor brings as a file fill in the operator's page."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from counter_making import operator, visit_of
from families import APPLIED_AT, DEMO, HOUSING, family_answers
from making import office
from tirek.casework.actions.keep_draft import save_answers

pytestmark = pytest.mark.django_db
UNPROCESSABLE = 422


def test_a_file_fills_in_the_bills_beside_everything_else(signed_in, clock, settings) -> None:
    settings.TIREK_DEMO = True
    office(DEMO)
    clock(APPLIED_AT)
    clerk = operator(place=DEMO)
    visit = visit_of(clerk, APPLIED_AT, service=HOUSING)
    said = {**family_answers(clerk), "iin": visit.iin, "statements": []}
    save_answers(draft=visit.pk, by=clerk, answers=said, at=APPLIED_AT)
    client = signed_in(clerk)
    address = f"/counter/intake/{visit.pk}/"
    assert 'enctype="multipart/form-data"' in client.get(address).content.decode()
    bills = "месяц;услуга;сумма;адрес\n2026-03;Лифт;700;{}\n"
    for home, says, status in (
        ("Абай, 99-99", "Абай, 99-99", UNPROCESSABLE),
        (f"{said['street']} {said['house']}", 'value="700"', 200),
    ):
        file = SimpleUploadedFile("shot.csv", bills.format(home).encode(), "text/csv")
        answer = client.post(address, {"surname": "Жаңа", "statements.sheet": file})
        body = answer.content.decode()
        assert answer.status_code == status
        assert says in body
        assert 'value="Жаңа"' in body
