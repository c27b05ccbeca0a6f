"""What the state buys, as the person sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client

from bought_making import buyer, came, contract, issued, turned
from making import citizen
from queues import MONDAY, granted
from tirek.accounts.models import User
from tirek.supply.actions.call_in import call_in


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.mark.django_db
@pytest.mark.usefixtures("bought")
def test_the_person_sees_that_it_awaits_them_and_was_issued() -> None:
    person = citizen()
    case = granted(person)
    client, where = entered(person), f"/cases/{case.number}/bought/"
    assert client.get(where).status_code == 404
    one = turned(case=case)
    assert where in client.get(f"/cases/{case.number}/").text
    assert "wait for the contract" in client.get(f"{where}?lang=en").text
    came(contract(pieces=1), 1)
    assert "It awaits you at the office" in client.get(f"{where}?lang=en").text
    call_in(delivery=one, until=date(2026, 2, 12), by=buyer(), at=MONDAY)
    called = client.get(f"{where}?lang=en").text.replace("\u00a0", " ")
    assert "by this day" in called
    assert "12 February 2026" in called
    issued(one)
    shown = client.get(f"{where}?lang=en").text.replace("\u00a0", " ")
    assert "It was issued to you" in shown
    assert "2 February 2026" in shown
    assert "by this day" not in shown
    assert entered(citizen()).get(where).status_code == 404
