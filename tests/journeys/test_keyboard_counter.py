"""A queue stands at the window: an application is taken in with the keyboard alone, and quickly.

Every key is counted. Five keys a second is how somebody types who does nothing else all day: an
application whose person the registries know has to fit into a minute.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from journey import as_typed, paper

from making import SERVICE, answers, citizen, code_sent, iin, office, officer
from registry_office import Registries, running
from tirek.accounts.models import OfficeKind, Role
from tirek.casework.models import Case
from tirek.reception.actions.take_ticket import take_ticket

FRIDAY, SERVED_AT = "2025-09-12 10:00", "2025-09-12 10:05"
KEYS_IN_A_MINUTE = 5 * 60
FOCUS = """() => { const at = document.activeElement; return {
    tag: at.tagName, type: at.type || "", name: at.name || "", value: at.value || "",
    checked: Boolean(at.checked), href: at.href || "",
    some: at.type === "radio"
        ? Boolean(document.querySelector(`[name="${CSS.escape(at.name)}"]:checked`)) : false } }"""
PAPERS = {"identity": "seen", "school_certificate": "compared", "medical_conclusion": "compared"}


class Keyboard:
    """Presses keys and counts them; a file is chosen by its name in the window of the system."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.pressed = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.pressed += len(keys)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.pressed += len(words)

    def at(self) -> dict[str, Any]:
        """What has the focus."""
        found: dict[str, Any] = self.page.evaluate(FOCUS)
        return found

    def go(self, *keys: str) -> None:
        """Keys that lead to another page."""
        with self.page.expect_navigation():
            self.press(*keys)

    def reach(self, name: str) -> None:
        """On with Tab to the field of that name."""
        for _ in range(40):
            if self.at()["name"] == name:
                return
            self.press("Tab")
        raise AssertionError(f"{name} is not reached with the keyboard")

    def choose(self, value: str) -> None:
        """One of several answers, with the arrows."""
        if not self.at()["some"]:
            self.press("Space")
        for _ in range(8):
            if self.at()["value"] == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{self.at()['name']}: {value} cannot be chosen")

    def attach(self) -> None:
        """Enter or the space bar opens the window of the system, as the browser has it."""
        chosen: list[Any] = []
        self.page.once("filechooser", lambda chooser: chosen.append(chooser))
        for key in ("Space", "Enter"):
            if not chosen:
                self.press(key)
                self.page.evaluate("() => new Promise(requestAnimationFrame)")
        assert chosen, "no file can be chosen with the keyboard"
        chosen[0].set_files(paper())


@pytest.fixture
def registries(settings: Any) -> Iterator[Registries]:
    with running() as found:
        settings.TIREK_REGISTRIES = found.address
        settings.TIREK_REGISTRIES_PATIENCE = 30.0
        yield found


def fill_in(keys: Keyboard, known: dict[str, str]) -> None:
    """From field to field with Tab; what is filled in already is passed by."""
    for _ in range(120):
        at = keys.at()
        if at["tag"] == "BUTTON":
            keys.go("Enter")
            return
        name = at["name"]
        if at["type"] == "radio" and name in known and not at["some"]:
            keys.choose(known[name])
        elif at["type"] == "checkbox" and not at["checked"]:
            keys.press("Space")
        elif at["tag"] == "INPUT" and not at["value"] and known.get(name):
            keys.type(known[name])
        keys.press("Tab")
    raise AssertionError("the form has no end")


def mark_papers(keys: Keyboard, names: dict[str, str]) -> None:
    """Each paper with the arrows, its scan with the space bar, on with Tab."""
    for _ in range(60):
        at = keys.at()
        requirement = at["name"].removesuffix(".state")
        if at["tag"] == "BUTTON" and at["name"] == "go":
            keys.go("Enter")
            return
        if at["type"] == "radio" and requirement in names and not at["some"]:
            keys.choose(names[requirement])
        elif at["type"] == "file" and not at["value"]:
            keys.attach()
        keys.press("Tab")
    raise AssertionError("the papers have no end")


def test_an_application_is_taken_in_with_the_keyboard_alone(
    visitor: Callable[..., Any], clock: Callable[[str], None], registries: Registries
) -> None:
    from django.utils import timezone

    office()
    front = office(kind=OfficeKind.STATE_CORPORATION)
    mother, operator = citizen(), officer(Role.OPERATOR, full_name="Нұрлан Оспанов")
    child = iin(date(2015, 4, 10))
    said = answers(mother, child_iin=child)
    registries.family(said)
    clock(FRIDAY)
    take_ticket(office=front, service=SERVICE, language="ru", at=timezone.now())
    clock(SERVED_AT)
    window = visitor("ru")
    window.sign_in(operator.username)
    keys = Keyboard(window.page)

    window.page.wait_for_selector("[name=window]:focus")  # the first thing to say
    keys.type("3")
    keys.go("Enter")
    keys.go("s")  # the person is here
    assert "ticket=" in keys.at()["href"]
    keys.go("Enter")

    began = keys.pressed
    assert keys.at()["name"] == "iin"
    keys.type(str(mother.iin))
    keys.reach("registries")
    keys.press("Space")
    keys.reach("document_number")
    keys.type("012345678")
    keys.go("Enter")
    window.look("consent")
    keys.reach("child_iin")
    keys.type(child)
    keys.reach("phone")
    keys.press("Control+a")
    keys.type("+77015550123")
    keys.go("Enter")
    keys.reach("code")
    keys.type(code_sent())  # the mother reads it from her telephone
    keys.go("Enter")
    window.look("answers")
    assert window.page.input_value("input[name=surname]") == "Серікова", "from the register"
    known = {name: as_typed(value) for name, value in said.items()}
    fill_in(keys, known)
    assert "/papers/" in window.page.url, window.text()
    window.look("papers")
    mark_papers(keys, PAPERS)
    window.look("check")
    assert keys.at()["tag"] == "BUTTON", "to accept is one key"
    keys.go("Enter")
    window.look("taken-in")
    case = Case.objects.get()
    assert case.number in window.text()
    receipt = keys.at()["href"]
    assert receipt.endswith("/receipt/ru/")
    answer = window.page.request.get(receipt)
    assert answer.headers["content-type"] == "application/pdf"
    assert keys.pressed - began < KEYS_IN_A_MINUTE, keys.pressed
    keys.go("n")
    assert window.page.url.endswith("/counter/")


def test_the_keys_are_listed_and_end_when_switched_off(
    visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    office(kind=OfficeKind.STATE_CORPORATION)
    operator = officer(Role.OPERATOR)
    clock(FRIDAY)
    window = visitor("ru")
    window.sign_in(operator.username)
    keys = Keyboard(window.page)
    window.open("/counter/applications/")
    keys.go("?")
    assert "Клавиши" in window.text()
    window.look("keys")
    window.page.click("button[value=off]")
    window.open("/counter/applications/")
    keys.press("/")
    assert keys.at()["name"] != "q"
    window.open("/counter/keys/")
    window.page.click("button[value=on]")
    window.open("/counter/applications/")
    keys.press("/")
    assert keys.at()["name"] == "q"
