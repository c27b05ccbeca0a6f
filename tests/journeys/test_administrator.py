"""The administrator adds a school and its officer; the officer signs in and works."""

from collections.abc import Callable
from typing import Any

import pytest

from making import ZHAKSY, office, officer
from tirek.accounts.models import Role

CHOSEN = "жаңа ұзын құпиясөз 2026"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_administrator_adds_a_school_and_its_officer(
    language: str, visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    office()
    officer(full_name="Жанар Оспанова")
    boss = officer(Role.ADMINISTRATOR, full_name="Тимур Ахметов")
    clock("2025-09-15 09:00")
    seen = visitor(language)
    seen.sign_in(boss.username)
    seen.look("officers")
    seen.open("/desk/offices/new/")
    seen.fill("kind", "school")
    seen.fill("place", ZHAKSY)
    seen.fill("name_kk", "№ 1 орта мектеп")
    seen.fill("name_ru", "Средняя школа № 1")
    seen.fill("bin", "990340005977")
    seen.look("new-office")
    seen.go_on()
    seen.page.click("a[href$='/officers/'] >> nth=-1")
    seen.fill("full_name", "Раушан Әлімова")
    seen.fill("username", "r.alimova")
    seen.look("new-officer")
    seen.go_on()
    password = seen.page.locator("code").nth(1).inner_text()
    seen.look("first-password")
    seen.page.click("main p a")
    seen.look("office")

    teacher = visitor(language)
    teacher.open("/sign-in/password/")
    teacher.page.fill("input[name=username]", "r.alimova")
    teacher.page.fill("input[name=password]", password)
    teacher.page.click("main form button")
    assert teacher.page.url.endswith("/desk/password/")
    teacher.look("choose-a-password")
    for name, typed in (("now", password), ("new", CHOSEN), ("again", CHOSEN)):
        teacher.page.fill(f"input[name={name}]", typed)
    teacher.go_on()
    assert teacher.page.url.endswith("/desk/school/")
    teacher.look("nothing-to-confirm")
