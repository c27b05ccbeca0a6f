"""What an act lists, read by people: its page, the page of a service, a place without an act."""

import pytest
from django.test import Client, override_settings

from making import ALATAU, citizen, office

SERVICE = "local-social-assistance"
PAGE = "/law/demo-local-social-assistance-2026/"
DEMO = "demo"

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", ("Ардагер (Жеңіс күніне)", "Жыл сайын, бір айда", "Учаскелік комиссияның актісі")),
        (
            "ru",
            (
                "Ветеран (ко Дню Победы)",
                "Каждый год в одном месяце",
                "участковой комиссии",
                "Пункт 3.3",
            ),
        ),
        ("en", ("A veteran (for Victory Day)", "Each year, in one month", "district commission")),
    ],
)
def test_each_category_stands_on_the_page_of_the_act(language: str, said: tuple[str, ...]) -> None:
    client = Client()
    client.cookies["lang"] = language
    with override_settings(TIREK_DEMO=True):
        page = client.get(PAGE)
    assert page.status_code == 200
    for words in said:
        assert words in page.text
    assert 'id="p3.3"' in page.text


def test_a_place_whose_act_is_not_known_is_not_offered() -> None:
    mother = citizen()
    for place in (DEMO, ALATAU):
        office(place)
    client = Client()
    client.cookies["lang"] = "ru"
    client.force_login(mother, backend="django.contrib.auth.backends.ModelBackend")
    with override_settings(TIREK_DEMO=True):
        page = client.get(f"/apply/{SERVICE}/")
    assert f'value="{DEMO}"' in page.text
    assert f'value="{ALATAU}"' not in page.text
    with override_settings(TIREK_DEMO=False):
        assert f'value="{DEMO}"' not in client.get(f"/apply/{SERVICE}/").text
