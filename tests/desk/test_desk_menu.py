"""The sections of the desk: for every role, behind one button that needs no script."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from making import officer
from tirek.accounts.models import Role, User
from tirek.desk.frame import SECTIONS

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
MENU = re.compile(r'<nav class="tk-nav tk-menu.*?</nav>', re.DOTALL)


@pytest.mark.parametrize("role", [role for role in SECTIONS if role != Role.ADMINISTRATOR])
def test_every_section_of_a_role_is_in_its_menu(role: str, signed_in: SignIn) -> None:
    page = signed_in(officer(role)).get("/desk/keys/?lang=ru").text
    [menu] = MENU.findall(page)
    keys = [key for group in SECTIONS[role].values() for key in group]
    assert "<details" in menu
    assert all(f'href="{reverse(f"desk:{key}")}"' in menu for key in keys)
    groups = SECTIONS[role]
    assert menu.count('class="tk-menu__title"') == (len(groups) if "" not in groups else 0)


@pytest.mark.parametrize(
    ("path", "unfolded"),
    [
        ("/desk/", "Работа с делами"),
        ("/desk/keys/", "Работа с делами"),
        ("/desk/vouchers/", "Помощь в натуре"),
        ("/desk/runs/", "Деньги"),
        ("/desk/bought/people/", "Помощь в натуре"),
    ],
)
def test_the_group_of_the_page_is_unfolded(path: str, unfolded: str, signed_in: SignIn) -> None:
    [menu] = MENU.findall(signed_in(officer(Role.HEAD)).get(f"{path}?lang=ru").text)
    assert re.findall(r'aria-current="true">([^<]+)<', menu) == [unfolded]
    assert menu.count("tk-menu__group--folded") == len(SECTIONS[Role.HEAD]) - 1


def test_the_button_says_where_one_is(signed_in: SignIn) -> None:
    page = signed_in(officer(Role.HEAD)).get("/desk/confirm/?lang=ru").text
    assert "Разделы: <strong>Утверждение</strong>" in page
