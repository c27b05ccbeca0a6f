"""Housing aid from the portal to the signed letter: a family of three in the invented town.

One wage of 100,000 a month and heat for 9,000 a month: 9,000 less 5 per cent of 100,000 is 4,000
a month, 12,000 for the second quarter of 2026.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from journey import as_typed, paper, sign_by_code
from pypdf import PdfReader

from families import DEMO, HOUSING, family_answers
from making import citizen, office, officer
from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.payments.models import PaymentLine

FRIDAY, MONDAY, JUNE = "2026-04-10 11:00", "2026-04-13 11:00", "2026-06-15 11:00"
GO_ON = "main form > button.govuk-button"
SUM = "12 000"


class Family:
    """Types what a family says, record by record."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def add(self, place: str) -> None:
        with self.page.expect_navigation():
            self.page.click(f"button[value='add:{place}']")

    def say(self, place: str, record: dict[str, Any]) -> None:
        """One record; the lists inside it after its own fields."""
        for name, value in record.items():
            if isinstance(value, list):
                for number, inside in enumerate(value, start=1):
                    self.add(f"{place}.{name}")
                    self.say(f"{place}.{name}.{number}", inside)
            elif value is not None:
                self._fill(f"{place}.{name}", value)

    def _fill(self, name: str, value: Any) -> None:
        page, said = self.page, as_typed(value)
        if page.locator(f"[name='{name}-year']").count():
            parts = ("year", "month", "day")
            for part, text in zip(parts, said.split("-"), strict=False):
                page.fill(f"[name='{name}-{part}']", text)
        elif page.locator(f"input[name='{name}'][type=radio]").count():
            page.check(f"input[name='{name}'][value='{said}']")
        elif page.locator(f"select[name='{name}']").count():
            page.select_option(f"select[name='{name}']", said)
        else:
            page.fill(f"[name='{name}']", said)


def tell(parent: Any, family: Family, known: dict[str, Any]) -> None:  # noqa: C901
    """The question pages, one after another, until the papers."""
    for _ in range(30):
        if "/q/" not in parent.page.url:
            return
        for name in ("members", "statements"):
            if parent.page.locator(f"button[value='add:{name}']").count():
                for number, record in enumerate(known[name], start=1):
                    if not parent.page.locator(f"[name='{name}.{number}']").count():
                        family.add(name)
                    family.say(f"{name}.{number}", record)
                parent.look(name)
        for name in sorted(parent.names_asked() & known.keys()):
            if not isinstance(known[name], list) and known[name] is not None:
                parent.fill(name, as_typed(known[name]))
        with parent.page.expect_navigation():
            parent.page.click(GO_ON)
        assert not parent.page.locator(".govuk-error-summary").count(), parent.text()


@pytest.mark.parametrize("language", ["kk"])
def test_a_family_of_three(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
    settings: Any,
) -> None:
    settings.TIREK_DEMO = True
    office(DEMO)
    mother = citizen()
    specialist, head = officer(place=DEMO), officer(Role.HEAD, DEMO)
    accountant = officer(Role.ACCOUNTANT, DEMO)

    clock(FRIDAY)
    parent = visitor(language, phone=True)
    parent.sign_in(mother.username)
    parent.open(f"/apply/{HOUSING}/")
    parent.fill("place", DEMO)
    parent.go_on()
    tell(parent, Family(parent.page), family_answers(mother))
    for field in parent.page.locator("input[type=file]").all():
        field.set_input_files(paper())
    parent.look("documents")
    with parent.page.expect_navigation():
        parent.page.click("button[name=go]")
    parent.look("check")
    assert "Серікова Дана" in parent.text()
    sign_by_code(parent)
    parent.look("sent")
    number = Case.objects.get().number

    clock(MONDAY)
    desk = visitor(language)
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{number}/facts/")
    desk.look("facts")
    for name in ("false_information", "banned_by_court", "deprived_by_court"):
        desk.fill(name, "no")
        desk.fill(f"{name}.source", "registry")
    with desk.page.expect_navigation():
        desk.page.click(GO_ON)
    desk.look("dossier")
    desk.open(f"/desk/cases/{number}/propose/")
    desk.look("propose")
    desk.go_on()
    boss = visitor(language)
    boss.sign_in(head.username)
    boss.open(f"/desk/cases/{number}/confirm/")
    boss.look("confirm")
    boss.go_on()
    work_tasks()

    parent.sign_in(mother.username)
    parent.open(f"/cases/{number}/")
    parent.look("decided")
    assert SUM in parent.text().replace("\u00a0", " ")
    letter = parent.page.locator("a[href*='/letters/']").first.get_attribute("href")
    answer = parent.page.request.get(f"{parent._address}{letter}")
    assert answer.headers["content-type"] == "application/pdf"
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.body())).pages)
    assert SUM in words.replace("\u00a0", " ")

    clock(JUNE)
    payer = visitor(language)
    payer.sign_in(accountant.username)
    payer.open("/desk/payments/2026-06/")
    if payer.page.locator("main form button.govuk-button").count():
        payer.go_on()
    payer.look("register")
    assert [line.amount_tiyn for line in PaymentLine.objects.all()] == [1200000]
