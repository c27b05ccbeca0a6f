"""The head looks at the board, finds a case, gives many away; one was put on hold."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from making import citizen, office, officer, submitted
from tirek.accounts.models import Office, Role
from tirek.casework.actions.assign import assign
from tirek.casework.actions.hold import put_on_hold
from tirek.casework.actions.remind import remind_all
from tirek.casework.models import Case

SURNAMES = ("Серіков", "Әбдірова", "Қасымов", "Жұмабаев", "Үсенов", "Тілеуов", "Ізбасаров")


def noon(day: int) -> datetime:
    return datetime(2025, 9, day, 7, tzinfo=UTC)


def a_busy_office() -> tuple[str, list[Case]]:
    """Seven applications of one week, two of them with somebody, one on hold; the head's name."""
    place = office()
    Office.objects.filter(pk=place.pk).update(
        name_kk="Жақсы ауданының жұмыспен қамту бөлімі", name_ru="Отдел занятости района Жаксы"
    )
    head = officer(Role.HEAD, full_name="Гүлнар Оспанова")
    one, other = officer(full_name="Болат Ким"), officer(full_name="Әсем Төлегенова")
    cases = [
        submitted(citizen(), at=noon(day), child_surname=surname)
        for day, surname in zip((10, 11, 12, 12, 15, 16, 16), SURNAMES, strict=True)
    ]
    for case, to in ((cases[0], one), (cases[2], other), (cases[4], one)):
        assign(case=case, to=to, by=head, at=noon(16))
    put_on_hold(case=cases[3], by=one, because="Анықтаманың түпнұсқасы күтілуде", at=noon(17))
    list(remind_all(at=noon(24)))
    return head.username, cases


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_head_reads_the_board_and_gives_cases_away(
    language: str, visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    head, cases = a_busy_office()
    clock("2025-09-24 10:00")
    seen = visitor(language)
    seen.sign_in(head)
    seen.open("/desk/board/")
    seen.look("board")
    counts = seen.page.locator("table:visible").first.inner_text()
    assert "Болат Ким" in counts
    seen.page.locator("table:visible").first.get_by_role("link").first.click()
    assert "due=" in seen.page.url
    seen.open("/desk/?pile=to_examine")
    seen.look("queue")
    for box in seen.page.locator("input[name=case]").all():
        box.check(force=True)
    seen.fill("to", Case.objects.get(pk=cases[2].pk).assigned_to_id)
    seen.page.click("button[value=assign]")
    seen.look("together")
    assert "Анықтаманың түпнұсқасы күтілуде" in seen.text()
    given = Case.objects.filter(assigned_to__full_name="Әсем Төлегенова").count()
    assert given == len(cases) - 1
    assert Case.objects.get(pk=cases[3].pk).assigned_to is None
    seen.open("/desk/?pile=all&order=name&q=%D0%98%D0%B7%D0%B1%D0%B0%D1%81")  # «Избас»
    seen.look("found")
    assert seen.page.locator("tbody tr th a").all_inner_texts()[-1] == cases[6].number
    seen.open(f"/desk/cases/{cases[3].number}/")
    seen.look("held")


def test_the_board_on_a_phone(visitor: Callable[..., Any], clock: Callable[[str], None]) -> None:
    head, cases = a_busy_office()
    clock("2025-09-24 10:00")
    seen = visitor("kk", phone=True)
    seen.sign_in(head)
    seen.open("/desk/board/")
    seen.look("board-phone")
    seen.open("/desk/?pile=to_examine")
    seen.look("queue-phone")
    width = seen.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    assert cases[0].due_on == date(2025, 9, 22)
