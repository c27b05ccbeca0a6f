"""Orders of hygiene means on the person's pages, and the account as the officer reads it."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from aids_making import AIDS, given, on_sale
from making import citizen, officer
from market_making import MONDAY, accept, of, ordered
from tirek.accounts.models import User
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.models import Choice, Offer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


def entered(user: User | None) -> Client:
    client = Client()
    assert user is not None
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def shown(client: Client, address: str) -> str:
    mark = "&" if "?" in address else "?"
    return client.get(f"{address}{mark}lang=en").text.replace("\u00a0", " ")


def where(choice: Choice, step: str = "") -> str:
    return f"/cases/{choice.case.number}/choice/{step}"


def received(choice: Choice, offer: Offer) -> None:
    accept(choice, of(offer), MONDAY)
    send_order(choice=choice, by=of(offer), at=MONDAY)
    user = choice.case.applicant_user
    assert user is not None
    receive_order(choice=choice, rating=None, words="", by=user, at=MONDAY)


def test_how_many_is_asked_before_anything_is_signed() -> None:
    offer, choice = on_sale(AIDS, "nappies"), given(AIDS)
    client, order = entered(choice.case.applicant_user), where(choice, f"order/{offer.pk}/")
    asked = shown(client, order)
    assert "1,460 pieces are left now. An order has at least 360 pieces" in asked
    for wrong, why in (("300", "norm of a quarter"), ("1461", "yearly norm"), ("x", "how many")):
        answer = client.get(f"{order}?go=1&pieces={wrong}&lang=en")
        assert answer.status_code == 422
        assert why in answer.text
    whole = shown(client, f"{order}?go=1&pieces=360")
    assert "The price of one piece" in whole
    assert "7,200" in whole, "the person pays 360 times 20 tenge"
    assert "28,800" in whole, "360 times 80 are reimbursed"


def test_the_account_and_the_next_part() -> None:
    offer, choice = on_sale(AIDS, "nappies"), given(AIDS)
    ordered(choice, offer, pieces=360)
    client, again = entered(choice.case.applicant_user), where(choice, "again/")
    assert "Order the next part" not in shown(client, where(choice))
    client.post(again)
    assert Choice.objects.count() == 1
    received(choice, offer)
    text = shown(client, where(choice))
    assert "The norm of the year, pieces" in text
    assert "1,100" in text
    assert "Order the next part" in text
    for _ in range(2):
        client.post(again)
    assert list(Choice.objects.values_list("stage", flat=True)) == ["received", "open"]
    desk = entered(officer(place=choice.case.place))
    assert "1,100" in shown(desk, f"/desk/cases/{choice.case.number}/choice/")


def test_nobody_else_opens_the_next_part() -> None:
    offer, choice = on_sale(AIDS, "nappies"), given(AIDS)
    ordered(choice, offer, pieces=360)
    received(choice, offer)
    again = where(choice, "again/")
    assert entered(citizen()).post(again).status_code == 404
    assert entered(officer(place=choice.case.place)).post(again).status_code == 302
    assert Client().post(again).status_code == 302
    assert Choice.objects.count() == 1
