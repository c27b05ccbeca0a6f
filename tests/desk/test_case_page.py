"""The dossier: the explained decision, facts with sources, papers, history, what can be done."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from making import ALATAU, PANFILOV, decided, officer, proposed, submitted
from tirek.accounts.models import Role, User
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.models import Case
from tirek.kernel.text import LANGUAGES

SignIn = Callable[[User], Client]


def page_of(client: Client, case: Case, language: str = "ru") -> str:
    response = client.get(f"/desk/cases/{case.number}/", {"lang": language})
    assert response.status_code == 200
    return str(response.text)


@pytest.mark.django_db
def test_the_draft_decision_is_explained_with_its_paragraphs(signed_in: SignIn) -> None:
    page = page_of(signed_in(officer()), submitted())
    assert "112\u00a0059\u00a0₸" in page  # spec example 1
    assert "№ 8С-15-3" in page
    assert "/law/" in page
    assert "#p7" in page  # the amount: paragraph 7 of Zhaksy's decision
    assert "tk-step__mark--met" in page


@pytest.mark.django_db
def test_a_norm_that_fails_is_shown_as_failed(signed_in: SignIn) -> None:
    page = page_of(signed_in(officer()), submitted(fully_state_supported=True))
    assert "tk-step__mark--failed" in page


@pytest.mark.django_db
def test_the_reading_that_was_used_is_named(signed_in: SignIn) -> None:
    """Alatau's quarter with one paid month: the act does not say what it pays."""
    page = page_of(signed_in(officer(place=ALATAU)), submitted(place=ALATAU))
    assert "10\u00a0485,33" in page


@pytest.mark.django_db
def test_a_case_without_a_norm_says_what_is_missing(signed_in: SignIn) -> None:
    page = page_of(signed_in(officer(place=PANFILOV)), submitted(place=PANFILOV))
    assert "Ожидает местной нормы" in page
    assert "₸" not in page  # nothing is invented


@pytest.mark.django_db
def test_each_fact_has_its_source(signed_in: SignIn) -> None:
    case = submitted()
    establish_facts(
        case=case,
        by=officer(full_name="Жанар Оспанова"),
        facts={"child.disability_until": "2028-06-30"},
        source="document",
        detail="справка МСЭ № 17",
        at=case.events.get(kind="Registered").at,
    )
    page = page_of(signed_in(officer()), case)
    assert "со слов заявителя" in page
    assert "по документу: справка МСЭ № 17" in page
    assert "Жанар Оспанова" in page


@pytest.mark.django_db
def test_papers_lead_to_their_files(signed_in: SignIn) -> None:
    case = submitted()
    page = page_of(signed_in(officer()), case)
    for file in case.files.all():
        assert f"/desk/cases/{case.number}/files/{file.pk}/" in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "make", "possible"),
    [
        (Role.SPECIALIST, submitted, {"propose", "facts"}),
        (Role.HEAD, submitted, set()),
        (Role.SPECIALIST, proposed, set()),
        (Role.HEAD, proposed, {"confirm", "return"}),
        (Role.SPECIALIST, decided, set()),
        (Role.HEAD, decided, set()),
    ],
)
def test_only_what_can_be_done_is_offered(
    role: str, make: Callable[[], Case], possible: set[str], signed_in: SignIn
) -> None:
    case = make()
    page = page_of(signed_in(officer(role)), case)
    steps = ("propose", "facts", "confirm", "return")
    offered = {step for step in steps if f"/desk/cases/{case.number}/{step}/" in page}
    assert offered == possible


@pytest.mark.django_db
def test_the_history_names_who_did_what(signed_in: SignIn) -> None:
    case = decided()
    page = page_of(signed_in(officer()), case)
    for title in ("Заявление подано", "Предложен проект решения", "Решение принято"):
        assert title in page
    assert "Сәуле Ахметова (специалист отдела)" in page


@pytest.mark.django_db
def test_a_chain_that_was_tampered_with_is_cried_out(signed_in: SignIn) -> None:
    case = decided()
    client = signed_in(officer())
    assert "Цепочка событий цела" in page_of(client, case)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "UPDATE casework_event SET actor_name = 'x' WHERE case_id = %s AND seq = 2", [case.pk]
        )
        cursor.execute("SET session_replication_role = origin")
    assert "Цепочка событий нарушена на событии 2" in page_of(client, case)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [submitted, proposed, decided])
def test_the_dossier_speaks_every_language(
    language: str, make: Callable[[], Case], signed_in: SignIn
) -> None:
    page = page_of(signed_in(officer()), make(), language)
    assert f'<html lang="{language}"' in page


@pytest.mark.django_db
def test_a_number_that_is_none_is_not_found(signed_in: SignIn) -> None:
    client = signed_in(officer())
    for number in ("ZHK-2025-999999", "x", "ZHK-2025-1"):
        assert client.get(f"/desk/cases/{number}/").status_code == 404


@pytest.mark.django_db
def test_nothing_on_the_page_runs_or_styles_inline(signed_in: SignIn) -> None:
    page = page_of(signed_in(officer()), submitted())
    body = page.split("<body")[1]
    assert "<script" not in body
    assert "<style" not in page
    assert " style=" not in body
    assert " onclick=" not in body
