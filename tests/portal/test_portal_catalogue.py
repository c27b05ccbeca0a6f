"""The catalogue of services: every one with its act, term, result and state."""

from collections.abc import Callable
from typing import Any

import pytest
import reading

from tirek.services import SERVICES, named

pytestmark = pytest.mark.django_db


def test_every_service_is_named_with_act_term_result_and_state(client: Any) -> None:
    response = client.get("/services/", {"lang": "ru"})
    page, shown = reading.body(response), reading.words(response)
    for service in SERVICES.values():
        assert f'href="/services/{service.slug}/"' in page
        assert service.passport.name.ru in shown
        assert service.passport.result[0].text.ru in shown
    assert "8 рабочих дней" in shown
    assert "Заявление можно подать здесь" in shown


def test_what_an_act_only_names_has_no_form_and_says_where_to_ask(client: Any) -> None:
    shown = reading.words(client.get("/services/", {"lang": "kk"}))
    for one in named():
        assert one.name.kk in shown
        assert one.where.kk in shown
    assert shown.count("Стандарты дереккөздерде жоқ") == len(named())


def test_a_service_whose_act_is_not_in_force_says_so(
    client: Any, clock: Callable[[str], None]
) -> None:
    clock("2020-01-15 11:00")
    shown = reading.words(client.get("/services/", {"lang": "en"}))
    assert "No act is in force now" in shown


def test_the_first_page_leads_there(client: Any) -> None:
    assert 'href="/services/"' in reading.body(client.get("/"))
