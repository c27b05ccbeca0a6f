"""At the counter nobody but the person agrees to a look into the registries."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from counter_making import MORNING, operator
from making import SERVICE, answers, citizen, code_sent, officer
from registry_office import Registries, running
from tirek.accounts.models import User
from tirek.casework.actions.prefill import prefill
from tirek.casework.models import Draft
from tirek.casework.refused import Refused
from tirek.people.models import Consent
from tirek.registries.models import Query
from tirek.sms.models import OneTimeCode

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
Clock = Callable[[datetime], None]
Window = tuple[Client, str]
PHONE = "+77015550123"


@pytest.fixture
def registries(settings: Any) -> Iterator[Registries]:
    with running() as office:
        settings.TIREK_REGISTRIES = office.address
        settings.TIREK_REGISTRIES_PATIENCE = 30.0
        yield office


@pytest.fixture
def mother(registries: Registries) -> dict[str, Any]:
    """What the registries know of a family of which nobody has heard here."""
    said = answers(citizen())
    registries.family(said)
    return said


@pytest.fixture
def window(signed_in: SignIn, clock: Clock, mother: dict[str, Any]) -> Window:
    """The page of the consent, after the operator looked at the identity card."""
    client = signed_in(operator())
    begun = client.post(
        "/counter/intake/",
        {
            "iin": mother["iin"],
            "document": "identity_card",
            "document_number": "012345678",
            "service": SERVICE,
            "language": "ru",
            "registries": "yes",
        },
    )
    assert begun["Location"].endswith("/consent/")
    return client, begun["Location"]


def send_code(window: Window, child_iin: str, phone: str = PHONE) -> Any:
    client, page = window
    return client.post(page, {"child_iin": child_iin, "phone": phone}, follow=True)


def test_a_tick_of_the_operator_asks_nobody(window: Window) -> None:
    client, page = window
    assert "Дайте человеку прочитать" in client.get(page).text
    assert not Query.objects.exists()
    assert not Consent.objects.exists()


def test_the_code_from_the_persons_telephone_is_the_consent(
    window: Window, mother: dict[str, Any]
) -> None:
    client, page = window
    assert PHONE in send_code(window, mother["child_iin"]).text
    assert not Query.objects.exists()
    done = client.post(page, {"code": code_sent()}, follow=True)
    assert "Известное реестрам заполнено" in done.text
    draft = Draft.objects.get()
    assert draft.answers["child_born_on"] == mother["child_born_on"]
    consent = Consent.objects.get(case_number=str(draft.pk))
    assert consent.proof["phone"] == PHONE
    assert consent.proof["code_id"] == str(OneTimeCode.objects.get().pk)
    assert consent.language == "ru"


def test_a_wrong_code_asks_nobody_and_another_may_be_sent(
    window: Window, mother: dict[str, Any]
) -> None:
    client, page = window
    send_code(window, mother["child_iin"])
    wrong = "000000" if code_sent() != "000000" else "111111"
    refused = client.post(page, {"code": wrong})
    assert refused.status_code == 422
    assert "Код неверный" in refused.text
    assert not Query.objects.exists()
    client.post(page, {"again": "1"})
    assert "Телефон пришедшего" in client.get(page).text


def test_what_was_typed_wrongly_is_told_and_kept(window: Window, mother: dict[str, Any]) -> None:
    child = send_code(window, "123")
    assert child.status_code == 422
    assert 'value="123"' in child.text
    phone = send_code(window, mother["child_iin"], phone="12")
    assert phone.status_code == 422
    assert "это не номер Казахстана" in phone.text
    assert send_code(window, mother["iin"]).status_code == 422
    assert not OneTimeCode.objects.exists()


def test_an_officer_without_proof_is_refused(window: Window, mother: dict[str, Any]) -> None:
    draft, child = Draft.objects.get(), mother["child_iin"]
    with pytest.raises(Refused):
        prefill(draft=draft.pk, by=draft.user, child_iin=child, agreed=True, at=MORNING)
    assert not Query.objects.exists()


def test_the_form_leads_to_the_consent_until_it_is_given(
    window: Window, mother: dict[str, Any]
) -> None:
    client, page = window
    form = page.replace("consent/", "")
    assert page in client.get(form).text
    send_code(window, mother["child_iin"])
    client.post(page, {"code": code_sent()})
    assert page not in client.get(form).text


def test_a_paper_is_keyed_in_without_the_question_that_nobody_would_act_on(
    signed_in: SignIn, registries: Registries
) -> None:
    page = signed_in(officer()).get("/counter/intake/paper/")
    assert page.status_code == 200
    assert 'name="registries"' not in page.text
    assert 'name="registries"' in signed_in(operator()).get("/counter/intake/").text
