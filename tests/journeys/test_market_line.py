"""A wheelchair from the turn to the receipt: the person, the officer and the supplier in turns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import press, sign_by_code

from making import PANFILOV, citizen, officer
from market_making import employee, guaranteed, of, offered
from queues import MONDAY, granted
from tirek.supply.models import Choice

TUESDAY, WEDNESDAY, FRIDAY = "2026-02-03 11:00", "2026-02-04 11:00", "2026-02-06 11:00"


@pytest.mark.parametrize("language", ["kk"])
def test_a_wheelchair_from_the_turn_to_the_receipt(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    market: None,
) -> None:
    guaranteed(200_000)
    offer = offered(employee(), price=230_000)
    other = offered(price=180_000, name="«Самал» арбасы")
    person = citizen(full_name="Нұрлан Омаров")
    case = granted(person, at=MONDAY)

    clock(TUESDAY)
    desk, specialist = visitor(language), officer(place=PANFILOV)
    desk.sign_in(specialist.username)
    desk.open("/desk/waiting/")
    desk.page.click(f"a[href='/desk/cases/{case.number}/serve/']")
    desk.send("main form .govuk-button-group > button.govuk-button")

    mine = visitor(language, phone=True)
    mine.open("/catalogue/")
    mine.page.check(f"#offer-{offer.pk}")
    mine.page.check(f"#offer-{other.pk}")
    mine.send("button:has-text('Салыстыру')")
    mine.look("compared")
    assert "Таңдалған ұсыныстарды салыстыру" in mine.text()
    mine.sign_in(person.username)
    mine.open(f"/cases/{case.number}/")
    mine.page.click("text=Өнім берушіні таңдау және тапсырыс")
    mine.look("choice")
    mine.page.click(f"a[href$='/order/{offer.pk}/']")
    mine.look("order")
    assert "30\u00a0000" in mine.text() or "30 000" in mine.text()
    sign_by_code(mine)
    mine.page.wait_for_selector("text=Тапсырысыңыз өнім берушіге жіберілді.")
    mine.look("ordered")

    clock(WEDNESDAY)
    there = visitor(language)
    there.sign_in(of(offer).username)
    assert there.page.url.endswith("/desk/orders/")
    there.look("orders")
    there.page.locator("tbody th a").click()
    there.look("supplier-order")
    press(there, "accept")
    there.look("answer-to-sign")
    there.send("button[name=way][value=kept_key]")
    there.page.locator("tbody th a").click()
    press(there, "send")
    desk.sign_in(specialist.username)
    desk.open("/desk/market/")
    desk.look("market")
    assert "Жеткізу сатысында" in desk.text()

    clock(FRIDAY)
    mine.sign_in(person.username)
    mine.open(f"/cases/{case.number}/choice/")
    mine.page.click("text=Алғанымды растау")
    mine.page.check("input[name=rating][value='5']")
    mine.fill("words", "Жеңіл, ыңғайлы")
    mine.look("receipt")
    mine.go_on()
    mine.look("received")
    assert "Сіз тапсырысты алдыңыз" in mine.text()

    there.sign_in(of(offer).username)
    there.page.locator("tbody th a").click()
    there.fill("number", "7")
    press(there, "give_act")
    choice = Choice.objects.get(case=case)
    kinds = list(choice.steps.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["Opened", "Ordered", "Accepted", "Sent", "Received", "ActGiven"]
    mine.open("/catalogue/")
    assert "5-тен 5" in mine.text()
