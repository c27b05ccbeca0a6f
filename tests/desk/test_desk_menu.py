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
    assert menu.count('class="tk-menu__title"') == (0 if len(SECTIONS[role]) == 1 else 3)


def test_the_button_says_where_one_is(signed_in: SignIn) -> None:
    page = signed_in(officer(Role.HEAD)).get("/desk/confirm/?lang=ru").text
    assert "Разделы: <strong>Утверждение</strong>" in page
