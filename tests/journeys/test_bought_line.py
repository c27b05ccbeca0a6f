"""A chair made to order: the contract, the act, the issue against a signature, the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import press

from bought_making import CHAIR, turned
from making import PANFILOV, citizen, officer
from queues import MONDAY, SIGNS, granted
from tirek.supply.models import Delivery

TUESDAY = "2026-02-03 11:00"


def on(visitor: Any, name: str, number: int, month: int = 2) -> None:
    for part, value in (("day", number), ("month", month), ("year", 2026)):
        visitor.fill(f"{name}-{part}", str(value))


@pytest.mark.parametrize("language", ["kk"])
def test_from_the_contract_to_the_list(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    bought: None,
) -> None:
    person = citizen(full_name="Нұрлан Омаров")
    case = granted(person, at=MONDAY)
    one = turned(case=case)

    clock(TUESDAY)
    desk = visitor(language)
    desk.sign_in(officer(place=PANFILOV).username)
    desk.open("/desk/bought/")
    desk.look("contracts")
    desk.page.select_option("select[name=kind]", f"{SIGNS}/{CHAIR}")
    desk.page.check("input[name=form][value=aids]")
    told = {"number": "15", "supplier": "«Қыран» ЖШС", "name": "Кресло-арба", "pieces": "1"}
    for name, words in {**told, "price": "250 000"}.items():
        desk.fill(name, words)
    on(desk, "on", 2)
    on(desk, "first", 2)
    on(desk, "last", 31, 12)
    press(desk, "write")

    desk.page.click("tbody th a")
    desk.fill("arrive_pieces", "1")
    on(desk, "arrive_on", 3)
    press(desk, "arrive")
    desk.fill("hand_number", "3")
    desk.fill("hand_pieces", "1")
    on(desk, "hand_on", 3)
    press(desk, "hand")
    desk.look("act")
    assert "№ 3 беру актісі" in desk.text()

    mine = visitor(language, phone=True)
    mine.sign_in(person.username)
    mine.open(f"/cases/{case.number}/bought/")
    mine.look("awaits")
    assert "Сізді бөлімде күтіп тұр" in mine.text()

    desk.open("/desk/bought/people/")
    desk.page.click("tbody th a")
    on(desk, "on", 3)
    desk.fill("group", "екінші топ")
    desk.look("issue")
    press(desk, "issue")
    assert "қол" in desk.text(), "nobody signed yet"
    desk.page.check("input[name=signed][value=paper]")
    press(desk, "issue")
    desk.look("issued")

    desk.open("/desk/bought/lists/")
    desk.look("lists")
    assert "2026 жылғы 3 наурыз" in desk.text().replace("\u00a0", " ")
    desk.fill("number", "1")
    on(desk, "on", 3)
    press(desk, "send")
    desk.look("sent")
    with desk.page.expect_download() as kept:
        desk.page.click("text=№ 1 тізім (қазақша, XLSX)")
    assert kept.value.suggested_filename.endswith("-kk.xlsx")
    assert Delivery.objects.get(pk=one.pk).stage == "reported"
    mine.open(f"/cases/{case.number}/bought/")
    assert "Сізге берілді" in mine.text()
