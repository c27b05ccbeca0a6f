"""The child goes to a state school: the mother tells it, the specialist checks, payment ends."""

from collections.abc import Callable
from typing import Any

from journey import paper

from making import citizen, decided, officer, submitted
from tirek.casework.models import Case

FRIDAY = "2025-09-12 11:00"
OCTOBER = "2025-10-20 21:15"
MORNING = "2025-10-21 09:40"
LATER = "2025-10-21 19:05"


def test_a_change_is_told_checked_and_counted(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    clock(FRIDAY)
    mother, specialist = citizen(), officer()
    case = decided(submitted(mother))

    clock(OCTOBER)
    phone = visitor("ru", phone=True)
    phone.sign_in(mother.username)
    phone.open("/cases/")
    phone.page.click("a[href$='/change/'] >> nth=0")
    phone.look("what-changed")
    phone.page.click("a[href$='/change/entered-institution/']")
    phone.fill("on", "2025-09-31")
    phone.fill("words", "Интернатқа түсті")
    phone.page.click("main form button.govuk-button")
    phone.look("no-such-day")
    assert phone.page.locator(".govuk-error-summary").count()
    assert phone.page.input_value("[name=words]") == "Интернатқа түсті"
    phone.fill("on", "2025-09-29")
    phone.page.set_input_files("input[name=other]", paper("internat.pdf"))
    phone.page.click("main form button.govuk-button")
    phone.look("reported")
    assert "Сообщено об изменении" in phone.text()
    assert "internat.pdf" in phone.text()

    clock(MORNING)
    desk = visitor("kk")
    desk.sign_in(specialist.username)
    desk.open("/desk/changes/")
    desk.look("to-check")
    desk.page.click("a[href*='/changes/'][href*='/cases/'] >> nth=0")
    desk.look("check")
    assert "Төлемде не өзгереді" in desk.text()
    desk.page.click("button[value=dismiss]")
    desk.look("why-missing")
    desk.page.click("button[value=accept]")
    desk.look("accepted")
    event = Case.objects.get(pk=case.pk).events.get(kind="ChangeAccepted")
    assert event.payload["fact"] == "child.entered_state_institution_on"
    assert (event.payload["since"], event.payload["ends"]) == ("2025-09-29", True)
    work_tasks()

    clock(LATER)
    phone.sign_in(mother.username)
    phone.open(f"/cases/{case.number}/")
    phone.look("counted")
    assert "Больше не полагается: октябрь 2025 года" in phone.text().replace("\u00a0", " ")
    phone.open("/payments/")
    phone.look("payments")
    text = phone.text().replace("\u00a0", " ")
    assert "Всего 11 796 ₸" in text
