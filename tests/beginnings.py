"""Where people of the demonstration begin to walk, and what some of them must have done before.

The links of a person show every page of theirs only once an application is filled in to its last
page, or a visitor's papers lie on the counter.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.utils import timezone

from browsing import Visitor
from making import PDF
from showroom import enter
from tirek.config.demo.families import Application, Families
from tirek.config.demo.offer import PHONE
from tirek.config.demo.users import NEWCOMER, SERVICE

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["NEWCOMER", "family", "fill_in_application"]
OPERATOR = "zhaksy-operator"
SPECIALIST = "zhaksy-specialist"
WAITING = "/desk/?pile=waiting_for_people"
"""The few cases with questions and hearings: found before the many that are like one another."""
BEGUN = re.compile("/apply/[0-9a-f-]{36}/")
QUESTIONS = 40
PAPER = {"name": "anyqtama.pdf", "mimeType": "application/pdf", "buffer": PDF}


def begin(page: Page, origin: str, person: str, language: str) -> list[str]:
    """Let the person come in; the addresses from which links lead to all of their pages.

    A stranger has also what came by SMS, and the catalogue of the page kit.
    """
    enter(page, origin, person, language)
    here = urlsplit(page.url).path
    if person == NEWCOMER:
        fill_in_application(page, origin)
    if person == OPERATOR:
        return [here, *resume_visit(page, origin)]
    if person == SPECIALIST:
        return [WAITING, here, "/"]
    return [here, "/"] if person else ["/", f"/demo/phone/{PHONE}/", "/kit/"]


def resume_visit(page: Page, origin: str) -> list[str]:
    """Go on with a visitor's application that was begun at the counter before: its pages."""
    page.goto(f"{origin}/counter/intake/begun/")
    page.click("main form[action*='/resume/'] button >> nth=0")
    visit = urlsplit(page.url).path
    return [visit, f"{visit}papers/", f"{visit}check/"]


@cache
def family() -> Application:
    """What they would say; the registries of the demonstration know it, and nobody has applied."""
    families = Families(timezone.localdate())
    list(families.plan())
    return families.newcomer()


def fill_in_application(page: Page, origin: str) -> None:
    """Fill in the application up to the last page before it is sent, unless that was done."""
    page.goto(f"{origin}/cases/")
    if BEGUN.search(page.content()):
        return
    page.goto(f"{origin}/apply/{SERVICE}/")
    visitor = Visitor(page)
    visitor.fill("place", family().place.id)
    visitor.fill("fill", "registries")
    visitor.fill("child_iin", family().child.iin)
    visitor.go_on()
    for _ in range(QUESTIONS):
        if "/q/" not in page.url:
            break
        _answer(visitor)
    for field in page.locator("input[type=file]").all():
        field.set_input_files(PAPER)  # type: ignore[arg-type]
    page.click("button[name=go]")


def _answer(visitor: Visitor) -> None:
    """Twice, for what the first answers bring to light."""
    for _ in range(2):
        for name in visitor.names_asked() & family().answers.keys():
            visitor.fill(name, _typed(family().answers[name]))
    visitor.go_on()


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
