"""The telephone of an invented person: there in a demonstration, and nowhere else."""

from typing import Any

import pytest
from django.test import Client

from tirek.kernel.text import LANGUAGES
from tirek.sms.models import JournalLine

PAGE = "/demo/phone/+77015550199/"


@pytest.fixture(autouse=True)
def _demo(settings: Any, tmp_path: Any) -> None:
    settings.TIREK_DEMO = True
    settings.TIREK_SMS_FOLDER = tmp_path


@pytest.mark.django_db
def test_an_answer_goes_out_as_from_a_telephone(client: Client) -> None:
    assert client.get(PAGE).status_code == 200
    assert client.post(PAGE, {"answer": " 1 "}).status_code == 302
    line = JournalLine.objects.get()
    assert (line.phone, line.content, line.direction) == ("+77015550199", "1", "in")
    assert ">1<" in client.get(PAGE).text


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_answer_is_asked_for_again(language: str, client: Client) -> None:
    answer = client.post(f"{PAGE}?lang={language}", {"answer": "  "})
    assert answer.status_code == 422
    assert "govuk-error-summary" in answer.text
    assert not JournalLine.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["1234", "+79161234567", "..", "x"])
def test_what_is_no_telephone_has_no_page(number: str, client: Client) -> None:
    assert client.get(f"/demo/phone/{number}/").status_code == 404


@pytest.mark.django_db
def test_in_a_live_system_there_is_none(client: Client, settings: Any) -> None:
    settings.TIREK_DEMO = False
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"answer": "1"}).status_code == 404
    assert not JournalLine.objects.exists()
