"""The questions of an application: a wrong answer is told at its field, a change is taken."""

from datetime import UTC, date, datetime

import pytest
import reading
from applying import TYPED, answered, question
from django.urls import reverse
from time_machine import travel

import making
from tirek.casework.models import Draft
from tirek.casework.taken import is_taken
from tirek.law.catalogue import the_law
from tirek.portal.presenters.services import has_form
from tirek.services import SERVICES


@pytest.mark.parametrize(
    ("question_id", "changed", "field", "said"),
    [
        ("child-iin", {"child_iin": "150410500131"}, "child_iin", "ИИН"),
        ("child-iin", {"child_iin": "15041050013"}, "child_iin", "12"),
        ("child-iin", {"child_iin": "15041050013x"}, "child_iin", "цифр"),
        ("certificate", {"certificate_to-year": "2024"}, "certificate_to", "раньше первого"),
        (
            "certificate",
            {"certificate_from-year": "2024", "certificate_to-year": "2025"},
            "certificate_to",
            "истёк",
        ),
        (
            "certificate",
            {"certificate_to-day": "31", "certificate_to-month": "2"},
            "certificate_to",
            "В календаре нет дня",
        ),
        ("certificate", {"certificate_to-year": ""}, "certificate_to", "год"),
        ("child-born", {"child_born_on-year": "2031"}, "child_born_on", "в будущем"),
        ("child-name", {"child_surname": ""}, "child_surname", "Укажите фамилию"),
        ("child-name", {"child_surname": "Сер1к"}, "child_surname", "«1»"),
        ("phone", {"phone": "123"}, "phone", "номер"),
        ("account", {"iban": "KZ86125KZT5004100101"}, "iban", "ошибка"),
        ("account", {"iban": "DE89370400440532013000"}, "iban", "KZ"),
        ("relation", {"relation": "stranger"}, "relation", "из ответов в списке"),
        ("consent", {"data_consent": "no"}, "data_consent", "Без согласия"),
    ],
)
def test_a_wrong_answer_is_told_at_its_field_and_stays_as_typed(
    client, mother, question_id, changed, field, said
):
    draft, address = question(client, mother, question_id)
    before = dict(draft.answers)
    client.cookies["lang"] = "ru"
    response = answered(client, address, question_id, **changed)
    assert response.status_code == 422
    assert said in reading.field_error(response, field)
    assert reading.body(response).count("<title>Ошибка: ") == 1
    assert any(href.startswith(f"#q-{field}") for href, _ in reading.problems(response))
    for name, value in {**TYPED[question_id], **changed}.items():
        if 'type="radio"' in reading.body(response) and name in ("relation", "data_consent"):
            continue
        assert reading.typed(response, name) == value
    draft.refresh_from_db()
    assert draft.answers == before


@pytest.mark.parametrize(("language", "said"), [("kk", "ЖСН"), ("ru", "ИИН"), ("en", "IIN")])
def test_the_message_is_in_the_person_s_language(client, mother, language, said):
    _, address = question(client, mother, "child-iin")
    client.cookies["lang"] = language
    response = answered(client, address, "child-iin", child_iin="1")
    assert said in reading.field_error(response, "child_iin")


def test_what_may_be_no_mistake_is_asked_once_and_taken_the_second_time(client, mother):
    draft, address = question(client, mother, "disability")
    late = {"disability_until-year": "2024"}
    client.cookies["lang"] = "ru"
    response = answered(client, address, "disability", **late)
    assert response.status_code == 200
    assert "Срок инвалидности истёк" in reading.words(response)
    assert "Всё равно продолжить" in reading.words(response)
    draft.refresh_from_db()
    assert draft.answers["disability_until"] == "2024-01-31"
    assert answered(client, address, "disability", **late, seen="1").status_code == 302
    shown = reading.words(client.get(reverse("check", args=[draft.pk])))
    assert "Срок инвалидности истёк" in shown


def test_a_change_comes_back_to_the_answers(client, mother):
    draft, address = question(client, mother, "phone")
    response = answered(client, f"{address}?change=1", "phone", phone="8 702 765 43 21")
    assert response["Location"] == reverse("check", args=[draft.pk])
    draft.refresh_from_db()
    assert draft.answers["phone"] == "+77027654321"


def test_a_change_that_opens_a_new_question_asks_it(client, mother):
    draft, address = question(client, mother, "institution")
    response = client.post(
        f"{address}?change=1",
        {
            "institution": "now",
            "entered_institution_on-day": "1",
            "entered_institution_on-month": "9",
            "entered_institution_on-year": "2025",
        },
    )
    assert response["Location"] == reverse("check", args=[draft.pk])
    draft.refresh_from_db()
    assert draft.answers["entered_institution_on"] == "2025-09-01"


QUESTIONS = [
    (slug, one.id)
    for slug, service in SERVICES.items()
    if has_form(service)
    for one in service.form.questions
]


@pytest.mark.parametrize(("slug", "question_id"), QUESTIONS)
def test_every_question_of_every_service_is_a_page(client, mother, slug, question_id, settings):
    settings.TIREK_DEMO = True  # the invented town takes what no real place can yet
    with travel(datetime(2026, 4, 10, 6, tzinfo=UTC), tick=False):
        client.force_login(mother)
        law, day = the_law(), date(2026, 4, 10)
        there = next(one for one in law.regions if is_taken(SERVICES[slug], one, law, day))
        making.office(there)
        client.post(f"/apply/{slug}/", {"place": there})
        _shown_in_every_language(client, slug, question_id)


def _shown_in_every_language(client, slug, question_id):
    draft = Draft.objects.get(service=slug)
    address = reverse("question", args=[draft.pk, question_id])
    asked = SERVICES[slug].form.question(question_id)
    for language in ("kk", "ru", "en"):
        response = client.get(address, {"lang": language})
        if response.status_code == 302:  # another answer has to call for it first
            assert asked.only_if
            continue
        assert reading.heading(response) == asked.title.in_(language).replace("\u00a0", " ")
