"""Where an application begins: the place, and who fills it in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import reading
import time_machine
from django.test import Client

from making import SERVICE, ZHAKSY, answers, citizen, iin, office
from registry_office import Registries, running
from tirek.accounts.models import User
from tirek.casework.models import Draft
from tirek.people.models import Consent
from tirek.registries.models import Query

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = f"/apply/{SERVICE}/"
AT = datetime(2025, 9, 12, 6, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(AT, tick=True):
        yield


@pytest.fixture
def registries(settings: Any) -> Iterator[Registries]:
    with running() as found:
        settings.TIREK_REGISTRIES = found.address
        settings.TIREK_REGISTRIES_PATIENCE = 30.0
        yield found


@pytest.fixture
def mother() -> User:
    office(ZHAKSY)
    return citizen()


@pytest.fixture
def browser(mother: User, client: Client) -> Client:
    client.force_login(mother)
    client.get("/?lang=ru")
    return client


def begin(browser: Client, **typed: str) -> Any:
    return browser.post(ADDRESS, {"place": ZHAKSY, **typed})


def test_a_consent_is_never_chosen_beforehand(browser: Client, registries: Registries) -> None:
    page = browser.get(ADDRESS)
    assert 'name="fill"' in reading.body(page)
    assert "checked" not in reading.body(page)
    unsaid = begin(browser, child_iin=iin())
    assert "Выберите, как заполнить" in reading.field_error(unsaid, "fill")
    assert not Draft.objects.exists()
    assert not Query.objects.exists()


@pytest.mark.parametrize("child", ["", "12", "150410500131", "own"])
def test_nothing_is_begun_for_an_iin_that_cannot_be(
    browser: Client, mother: User, registries: Registries, child: str
) -> None:
    typed = str(mother.iin) if child == "own" else child
    page = begin(browser, fill="registries", child_iin=typed)
    assert page.status_code == 422
    assert reading.field_error(page, "child_iin")
    assert reading.typed(page, "child_iin") == typed
    assert not Draft.objects.exists()
    assert not Consent.objects.exists()


def test_what_the_registries_tell_is_not_asked(
    browser: Client, mother: User, registries: Registries
) -> None:
    said = answers(mother)
    registries.family(said)
    sent = begin(browser, fill="registries", child_iin=said["child_iin"])
    assert sent["Location"].endswith("/q/state-support/")
    page = browser.get(sent["Location"])
    assert "Из государственных систем заполнено 19 ответов" in reading.words(page)
    assert "осталось 4 вопроса" in reading.words(page)
    assert Consent.objects.count() == 1


def test_whoever_writes_all_of_it_is_asked_all_of_it_and_no_registry_is(
    browser: Client, registries: Registries
) -> None:
    sent = begin(browser, fill="by_hand", child_iin="nonsense")
    assert sent["Location"].endswith("/q/relation/")
    assert not Query.objects.exists()


def test_a_silent_registry_is_told_before_the_questions(
    browser: Client, mother: User, registries: Registries
) -> None:
    said = answers(mother)
    registries.family(said)
    registries.switch("outage", "school")
    sent = begin(browser, fill="registries", child_iin=said["child_iin"])
    assert sent["Location"].endswith("/registries/")
    page = browser.get(sent["Location"])
    assert "Некоторые системы сейчас не отвечают" in reading.words(page)


def test_a_strangers_child_is_told_at_once(browser: Client, registries: Registries) -> None:
    said = answers(citizen())
    registries.family(said)
    sent = begin(browser, fill="registries", child_iin=said["child_iin"])
    page = browser.get(sent["Location"])
    assert "вы не указаны родителем" in reading.words(page)
    assert said["child_given_name"] not in reading.words(page)


def test_the_place_that_was_told_to_the_calculator_is_chosen(browser: Client) -> None:
    page = reading.body(browser.get(ADDRESS, {"place": ZHAKSY}))
    assert f'value="{ZHAKSY}" checked' in page
    assert 'name="fill"' not in page, "no registry is connected"


def test_the_parts_of_an_application_are_shown_to_its_owner_alone(
    browser: Client, mother: User, registries: Registries
) -> None:
    said = answers(mother)
    registries.family(said)
    begin(browser, fill="registries", child_iin=said["child_iin"])
    tasks = f"/apply/{Draft.objects.get().pk}/tasks/"
    shown = reading.words(browser.get(tasks))
    assert shown.count("Из госсистемы") == 10
    assert shown.count("Нужно ответить") == 4
    assert "Пока нельзя" in shown
    stranger = Client()
    stranger.force_login(citizen())
    assert stranger.get(tasks).status_code == 404
