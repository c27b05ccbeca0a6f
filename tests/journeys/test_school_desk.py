"""A school confirms a certificate, and tells in winter that schooling at home has ended."""

from collections.abc import Callable
from typing import Any

import pytest

from making import PASSWORD, ZHAKSY, decided, office, officer
from tirek.accounts.models import Office, OfficeKind, Role, User


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_school_confirms_and_later_reports_the_end(
    language: str, visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    office()
    school = Office.objects.create(
        place=ZHAKSY,
        kind=OfficeKind.SCHOOL,
        name_kk="№ 1 орта мектеп",
        name_ru="Средняя школа № 1",
    )
    teacher = User.objects.create_user(
        "r.alimova", PASSWORD, role=Role.SCHOOL, office=school, full_name="Раушан Әлімова"
    )
    case, specialist = decided(), officer(full_name="Жанар Оспанова")
    clock("2025-09-22 10:00")
    desk = visitor(language)
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{case.number}/vouching/")
    desk.fill("office", school.pk)
    desk.look("ask")
    desk.go_on()

    there = visitor(language)
    there.sign_in(teacher.username)
    assert there.page.url.endswith("/desk/school/")
    there.look("list")
    there.page.locator("tbody th a").click()
    there.look("certificate")
    assert case.number not in there.page.content()
    there.page.click("button[value=confirmed]")
    there.look("confirmed")

    clock("2026-02-10 10:00")
    there.sign_in(teacher.username)
    there.page.locator("tbody th a").click()
    there.fill("since", "2026-02-09")
    there.fill("words", "Бала мектепке қайта келді")
    there.page.click("button[value=ended]")
    there.look("ended")
    kinds = list(case.events.order_by("seq").values_list("kind", flat=True))
    assert kinds[-3:] == ["FactConfirmed", "ChangeReported", "FactEnded"]

    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{case.number}/#vouching")
    desk.look("dossier")
    mother = visitor(language)
    mother.sign_in(case.applicant_user.username)
    mother.open(f"/cases/{case.number}/")
    assert "09.02.2026" in mother.text()
    mother.look("timeline")
