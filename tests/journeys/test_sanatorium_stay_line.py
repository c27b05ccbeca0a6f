"""A child and its mother at a sanatorium: from the application to the receipt, in Russian."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import (
    choose_place,
    decide,
    decided,
    establish,
    pass_papers,
    press,
    sign_by_code,
    tell,
)
from test_sanatorium_line import CHILD_BORN, KNOWN, MONDAY, TUESDAY, what_was_found

from making import PANFILOV, citizen, iin, office, officer
from market_making import of
from sanatorium_making import sanatorium
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.supply.models import Offer

WEDNESDAY, THURSDAY = "2026-02-04 11:00", "2026-02-05 11:00"
ARRIVAL, BACK = "2026-03-02 09:00", "2026-03-16 11:00"
BED = {
    "address": "Алматинская область, Арасан",
    "arrives_at": "09:00",
    "leaves_at": "12:00",
    "meals": "трёхразовое",
    "diagnostics": "ЭКГ",
    "treatment": "массаж\nванны",
    "place_kind": "двухместный номер",
    "bed_kind": "функциональная",
    "height": "55",
    "floor": "2",
    "area": "24",
    "others": "1",
    "conditions": "пандус",
    "transfer": "yes",
    "phone": "+7 701 111 22 33",
}


def ordered(parent: Any, mother: User, case: Case, offer: Offer) -> None:
    """The mother chooses the sanatorium, says when and that she goes, and signs."""
    parent.sign_in(mother.username)
    parent.open(f"/cases/{case.number}/choice/")
    parent.look("choice")
    parent.page.click(f"a[href$='/order/{offer.pk}/']")
    parent.fill("starts_on", "2026-03-02")
    parent.fill("days", "15")
    parent.fill("companion", "me")
    parent.look("stay")
    parent.go_on()
    assert "Запрошенный срок превышает четырнадцать суток" in parent.text()
    parent.look("too-long")
    parent.fill("days", "14")
    parent.go_on()
    parent.look("order")
    told = parent.text().replace("\u00a0", " ")
    assert "70 000" in told
    assert "30 000" in told
    sign_by_code(parent)
    parent.page.wait_for_selector("text=Заказ отправлен поставщику")
    parent.look("ordered")


def confirmed(there: Any, offer: Offer) -> None:
    """The sanatorium confirms the bed."""
    there.sign_in(of(offer).username)
    there.page.locator("tbody th a").click()
    assert "Айгуль Серикова" in there.text()
    for name, value in BED.items():
        there.fill(name, value)
    there.look("bed")
    press(there, "accept")
    assert "Подпись под уведомлением" in there.text()
    there.look("bed-to-sign")
    there.send("button[name=way][value=kept_key]")


@pytest.mark.parametrize("language", ["ru"])
def test_a_child_with_a_companion_is_treated_in_a_sanatorium(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    office(PANFILOV)
    offer = sanatorium(name="Санаторий «Арасан», 14 суток")
    mother = citizen(full_name="Айгуль Серикова")
    specialist, head = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)

    clock(MONDAY)
    parent = visitor(language, phone=True)
    choose_place(parent, mother, "sanatorium-treatment", PANFILOV)
    tell(parent, {**KNOWN, "children": "1", "iin": mother.iin, "child_iin": iin(CHILD_BORN)})
    pass_papers(parent)
    sign_by_code(parent)
    case = Case.objects.get()

    clock(TUESDAY)
    desk = visitor(language)
    desk.sign_in(specialist.username)
    establish(desk, case.number, what_was_found)
    decide(visitor, language, (specialist, head), case.number)
    work_tasks()
    page, _ = decided(parent, mother, case.number)
    assert "Ваше место в очереди: 1" in page

    clock(WEDNESDAY)
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{case.number}/serve/")
    desk.send("main form .govuk-button-group > button.govuk-button")
    ordered(parent, mother, case, offer)

    clock(THURSDAY)
    there = visitor(language)
    confirmed(there, offer)
    parent.sign_in(mother.username)
    parent.open(f"/cases/{case.number}/choice/")
    parent.look("confirmed")
    paper = parent.page.locator("a[href$='/choice/bed/']").get_attribute("href")
    assert parent.page.request.get(f"{parent._address}{paper}").body().startswith(b"%PDF")

    clock(ARRIVAL)
    there.sign_in(of(offer).username)
    there.page.locator("tbody th a").click()
    papers = there.page.locator("input[name=shown]")
    assert papers.count() == 6
    for n in range(5):
        papers.nth(n).check()
    press(there, "send")
    assert "неполны" in there.text()
    there.look("papers-missing")
    there.page.locator("input[name=shown]").nth(5).check()
    press(there, "send")

    clock(BACK)
    parent.sign_in(mother.username)
    parent.open(f"/cases/{case.number}/choice/received/")
    parent.page.check("input[name=rating][value='5']")
    parent.fill("words", "Спасибо, очень хорошо")
    parent.go_on()
    parent.look("received")
    kinds = list(case.choices.get().steps.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["Opened", "Ordered", "Accepted", "Sent", "Received"]
