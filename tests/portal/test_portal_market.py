"""The catalogue for everybody; the choice, the order and the receipt for the person alone."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from making import PANFILOV, citizen, code_sent, officer
from market_making import (
    INDOOR,
    MONDAY,
    PNG,
    accept,
    day,
    employee,
    guaranteed,
    of,
    offered,
    ordered,
    turn,
)
from tirek.accounts.models import Role, User
from tirek.casework.actions.note_event import note_event
from tirek.sms.digits import digits_of
from tirek.sms.models import OneTimeCode
from tirek.supply.actions.keep_choices import keep_all
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.models import Choice, Offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


def person_of(choice: Choice) -> User:
    user = choice.case.applicant_user
    assert user is not None
    return user


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def where(choice: Choice, step: str = "") -> str:
    return f"/cases/{choice.case.number}/choice/{step}"


def shown(client: Client, address: str) -> str:
    mark = "&" if "?" in address else "?"
    return client.get(f"{address}{mark}lang=en").text.replace("\u00a0", " ")


def brought(choice: Choice, offer: Offer, at: datetime = MONDAY) -> None:
    ordered(choice, offer, at)
    accept(choice, of(offer), at)
    send_order(choice=choice, by=of(offer), at=at)


class TestTheCatalogue:
    def test_anybody_reads_it_and_filters(self) -> None:
        guaranteed()
        offer = offered(employee("zhetisu"))
        text = shown(Client(), "/catalogue/")
        assert "«Қыран» арбасы" in text
        assert "30 000" in text or "30,000" in text
        assert "nobody has rated it yet" in text
        assert b"".join(Client().get(f"/catalogue/{offer.pk}/photo/")) == PNG
        assert "«Қыран»" in shown(Client(), f"/catalogue/?kind={INDOOR}&place={PANFILOV}")
        for other in ("?kind=stay", "?place=akmola/zhaksy", "?kind=%00"):
            assert ("«Қыран»" in shown(Client(), f"/catalogue/{other}")) == ("%00" in other)

    def test_two_or_three_stand_side_by_side(self) -> None:
        keys = [offered(name=f"№ {n}", price=100 + n).pk for n in range(4)]
        for n, expected in ((1, False), (2, True), (3, True), (4, False)):
            ticked = "&".join(f"offer={key}" for key in keys[:n])
            text = shown(Client(), f"/catalogue/?{ticked}&offer=x&offer={'9' * 30}")
            assert ("side by side" in text) == expected

    def test_the_rating_is_that_of_receipts(self) -> None:
        guaranteed()
        offer, choice = offered(pieces=2), turn()
        brought(choice, offer)
        by = person_of(choice)
        receive_order(choice=choice, rating=4, words="", by=by, at=MONDAY)
        assert "4 of 5, by 1" in shown(Client(), "/catalogue/")


class TestTheChoice:
    def test_xe10_who_has_no_internet_reads_where_there_is_one(self) -> None:
        guaranteed()
        choice = turn()
        text = shown(entered(person_of(choice)), where(choice))
        assert "self-service corner of the State Corporation, the employment centre" in text

    def test_from_the_case_to_a_signed_order(self) -> None:
        guaranteed()
        offer, choice = offered(), turn()
        client = entered(person_of(choice))
        assert where(choice) in client.get(f"/cases/{choice.case.number}/").text
        assert "2 April 2026" in shown(client, where(choice))
        order = where(choice, f"order/{offer.pk}/")
        assert order in shown(client, where(choice))
        text = shown(client, order)
        assert "I accept the terms of the public contract" in text
        assert "I ask to reimburse" in text
        unsigned = client.post(order, {"way": "code", "code": "1"})
        assert unsigned.status_code == 422
        assert client.post(order, {"way": "send_code"}).status_code == 302
        code = OneTimeCode.objects.latest("pk")
        wrong = client.post(order, {"way": "code", "code": "000"})
        assert wrong.status_code == 422
        sent = client.post(order, {"way": "code", "code": digits_of(code.nonce)})
        assert sent.status_code == 302
        step = choice.steps.get(kind="Ordered")
        assert (step.payload["own_tiyn"], step.signature.code) == (30_000_00, code.pk)
        assert "9 February 2026" in shown(client, where(choice))
        again = client.post(order, {"way": "code", "code": digits_of(code.nonce)})
        assert again.status_code in (404, 422)
        assert choice.steps.filter(kind="Ordered").count() == 1

    def test_size_and_day_are_asked_first(self) -> None:
        guaranteed(kind="stay")
        offer, choice = offered(kind="stay", sizes=("S", "M")), turn()
        client, order = entered(person_of(choice)), where(choice, f"order/{offer.pk}/")
        assert "Size" in shown(client, order)
        half = client.get(f"{order}?size=M&go=1&lang=en")
        assert half.status_code == 422
        assert "day of arrival" in half.text
        bad = f"{order}?size=M&starts_on-day=99&starts_on-month=2&starts_on-year=2026"
        assert client.get(bad).status_code == 422
        whole = f"{order}?size=M&starts_on-day=16&starts_on-month=2&starts_on-year=2026"
        assert "16 February 2026" in shown(client, whole)

    def test_without_a_sum_it_says_so_and_goes_back(self) -> None:
        offer, choice = offered(), turn()
        client = entered(person_of(choice))
        answer = client.get(f"{where(choice, f'order/{offer.pk}/')}?lang=en", follow=True)
        assert "has not entered the guaranteed sum" in answer.text

    def test_blocked_the_button_leads_back_to_the_queue(self) -> None:
        choice = turn()
        list(keep_all(at=day(3, month=4)))
        client = entered(person_of(choice))
        assert "the choice is blocked" in shown(client, where(choice))
        assert client.get(where(choice, "renew/")).status_code == 405
        for _ in range(2):
            assert client.post(where(choice, "renew/")).status_code == 302
        assert choice.steps.filter(kind="Reactivated").count() == 1
        assert "You wait in the queue again" in shown(client, where(choice))

    def test_blocked_and_the_decision_taken_back_it_says_why_not(self) -> None:
        choice = turn()
        list(keep_all(at=day(10, month=4)))
        head = officer(Role.HEAD, choice.case.place)
        note_event(case=choice.case, kind="Reopened", by=head, at=MONDAY, may="reopen", payload={})
        client = entered(person_of(choice))
        answer = client.post(f"{where(choice, 'renew/')}?lang=en", follow=True)
        assert "the choice cannot be activated" in answer.text
        assert not choice.steps.filter(kind="Reactivated").exists()

    def test_cancelled_while_it_may_be(self) -> None:
        guaranteed()
        offer, choice = offered(), turn()
        ordered(choice, offer)
        client, cancel = entered(person_of(choice)), where(choice, "cancel/")
        assert cancel in shown(client, where(choice))
        assert offer.name in shown(client, cancel)
        assert client.post(cancel).status_code == 422
        assert client.post(cancel, {"way": "send_code"}).url.endswith("#sign")
        assert client.post(cancel, {"way": "code", "code": "1"}).status_code == 422
        assert choice.steps.count() == 2
        assert client.post(cancel, {"way": "code", "code": code_sent()}).url == where(choice)
        choice.refresh_from_db()
        assert choice.stage == "open"
        signature = choice.steps.get(kind="Cancelled").signature
        assert (signature.what, signature.signer) == ("order_notice", person_of(choice))
        assert client.post(cancel).status_code == 302
        assert choice.steps.filter(kind="Cancelled").count() == 1

    def test_received_and_valued(self) -> None:
        guaranteed()
        offer, choice = offered(), turn()
        brought(choice, offer)
        client, received = entered(person_of(choice)), where(choice, "received/")
        assert received in shown(client, where(choice))
        assert "the period until a replacement" in shown(client, received)
        assert client.post(received, {"rating": "9"}).status_code == 422
        assert client.post(received, {"rating": "5", "words": "Жақсы"}).status_code == 302
        assert choice.steps.get(kind="Received").payload["rating"] == 5
        assert client.post(received, {}).status_code == 409


def pages(choice: Choice, offer: Offer) -> list[str]:
    steps = ("", f"order/{offer.pk}/", "cancel/", "received/")
    return [where(choice, step) for step in steps]


@pytest.mark.parametrize("role", ["", *Role.values])
def test_nobody_else_opens_or_does_anything(role: str) -> None:
    guaranteed()
    offer, choice = offered(pieces=2), turn()
    ordered(choice, offer)
    makers: dict[str, Callable[[], User]] = {Role.CITIZEN: citizen, Role.SUPPLIER: employee}
    user = makers.get(role, lambda: officer(role, PANFILOV))() if role else None
    client = entered(user) if user else Client()
    for address in pages(choice, offer):
        for answer in (client.get(address), client.post(address)):
            expected = {404} if role == Role.CITIZEN else {302, 405}
            assert answer.status_code in {*expected, 405}, address
            assert choice.case.subject.full_name not in answer.text
    assert client.post(where(choice, "renew/")).status_code in (302, 404)
    assert choice.steps.count() == 2
