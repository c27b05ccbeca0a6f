"""A supplier's whole day: new orders, an answer with a signature, a refusal, prices, a receipt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import press

from making import PANFILOV, citizen
from market_making import accept, employee, guaranteed, offered, ordered, served
from queues import MONDAY, granted, later
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.models import Choice, Offer
from tirek.supply.queries.offers import offers

TUESDAY, WEDNESDAY = "2026-02-03 09:05", "2026-02-04 10:20"


def wanted_by(name: str, offer: Offer, minute: int) -> Choice:
    """Somebody whose turn came, and who ordered in the night of that day."""
    choice = served(granted(citizen(full_name=name), at=later(minute)), later(minute))
    ordered(choice, offer, later(minute + 60))
    return choice


def opened(there: Any, choice: Choice) -> None:
    there.open("/desk/orders/")
    there.send(f"tbody th a[href='/desk/orders/{choice.pk}/']")


@pytest.mark.parametrize("language", ["ru"])
def test_a_suppliers_day(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    market: None,
) -> None:
    guaranteed(200_000)
    by = employee(PANFILOV)
    chair = offered(by, price=230_000, pieces=4, sizes=("43 см", "46 см"))
    scarce = offered(by, price=190_000, pieces=1, name="«Самал» арбасы")
    received = served(granted(citizen(full_name="Гүлнәр Әлиева")), MONDAY)
    ordered(received, chair, later(2), size="43 см")
    accept(received, by, later(5))
    send_order(choice=received, by=by, at=later(9))
    receive_order(
        choice=received,
        rating=5,
        words="Жеңіл, ыңғайлы",
        by=received.case.applicant_user,
        at=later(30),
    )
    first = served(granted(citizen(full_name="Нұрлан Омаров"), at=later(40)), later(40))
    ordered(first, chair, later(45), size="46 см")
    second = wanted_by("Ирина Гончарова", scarce, 50)

    clock(TUESDAY)
    there = visitor(language)
    there.sign_in(by.username)
    assert there.page.url.endswith("/desk/orders/")
    there.look("new-orders")
    words = there.text()
    assert "Ждём ответа поставщика" in words
    assert first.case.number not in words, "the case is not the supplier's"

    opened(there, first)
    there.look("an-order")
    press(there, "accept")
    assert "ЭЦП" in there.text()
    assert "46 см" in there.text()
    there.look("read-once-more")
    there.send("button[name=way][value=kept_key]")
    first.refresh_from_db()
    assert first.stage == "accepted"

    opened(there, second)
    there.page.check("input[name=ground][value=absent] >> nth=0")
    press(there, "refuse")
    there.look("refusal-to-sign")
    there.send("button[name=way][value=kept_key]")
    second.refresh_from_db()
    assert (second.stage, second.supplier) == ("open", None)
    there.open("/desk/orders/")
    gone = there.page.locator(f"a[href='/desk/orders/{second.pk}/']")
    assert gone.count() == 0, "who was refused is no longer seen"

    there.open(f"/desk/offers/{chair.pk}/")
    there.look("an-offer")
    there.page.fill("form:has(button[value=price]) [name=price]", "215 000")
    press(there, "price")
    there.open(f"/desk/offers/{chair.pk}/")
    there.page.fill("form:has(button[value=more]) [name=count]", "3")
    press(there, "more")
    there.look("offers")
    now = offers().get(pk=chair.pk)
    assert (now.price, now.left) == (215_000_00, 5)
    there.open(f"/desk/offers/{scarce.pk}/")
    press(there, "hide")

    clock(WEDNESDAY)
    there.sign_in(by.username)
    opened(there, first)
    press(there, "send")
    opened(there, received)
    told = there.text().replace("\u00a0", " ")
    assert "5 из 5" in told
    assert "Жеңіл, ыңғайлы" in told
    assert "200 000" in told
    assert "30 000" in told
    there.look("receipt-and-rating")
    there.fill("number", "7")
    press(there, "give_act")
    there.look("paid")
    told = there.text().replace("\u00a0", " ")
    assert "К оплате" in told
    assert "200 000" in told
    kinds = list(first.steps.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["Opened", "Ordered", "Accepted", "Sent"]
    assert first.steps.get(kind="Accepted").signature.state == "verified"
