"""The simulated bank over real HTTP: takes orders, tells what became of them, breaks down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from threading import Thread

import httpx
import pytest

from tirek.kernel.money import Tenge
from tirek.payments.bank import Order, Transfer
from tirek.payments.bank_simulator.books import Bank
from tirek.payments.bank_simulator.server import HOST, server
from tirek.payments.iso20022.format import Iso20022

AT = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
OURS, THEIRS = "KZ86125KZT5004100100", "KZ45563K000000012345"


@pytest.fixture
def bank() -> Iterator[str]:
    listening = server(Bank(now=lambda: AT), 0)
    thread = Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://{HOST}:{listening.server_port}"
    listening.shutdown()
    thread.join()
    listening.server_close()


def order(number: int = 1) -> bytes:
    one = Transfer(f"TRK{number}", "Серікова", "900101400012", THEIRS, 1048533, "өтемақы")
    head = Order(
        f"M{number}", AT, date(2026, 2, 23), "Бөлім", "050140001233", OURS, 1, Tenge.of("10485.33")
    )
    return b"".join(Iso20022().write(head, iter([one])))


def switch(bank: str, mode: str) -> int:
    return httpx.put(f"{bank}/admin/mode", json={"mode": mode}).status_code


def test_an_order_is_taken_once_and_told_of_until_the_customer_has_it(bank: str) -> None:
    assert httpx.post(f"{bank}/files", content=order()).json() == {"message_id": "M1"}
    assert httpx.post(f"{bank}/files", content=order()).status_code == 409
    names = httpx.get(f"{bank}/messages").json()
    assert [name.split(".", 1)[1] for name in names] == ["pain.002.xml", "camt.053.xml"]
    first = f"{bank}/messages/{names[0]}"
    assert httpx.get(first).content == httpx.get(first).content
    assert httpx.delete(first).status_code == 204
    assert httpx.get(first).status_code == 404
    assert httpx.get(f"{bank}/messages").json() == names[1:]


def test_what_is_no_order_is_refused(bank: str) -> None:
    assert httpx.post(f"{bank}/files", content=b"<html/>").status_code == 422
    wrong = order().replace(b"10485.33</CtrlSum>", b"1.00</CtrlSum>")
    assert httpx.post(f"{bank}/files", content=wrong).status_code == 422


def test_a_lost_answer_moves_the_money_and_says_nothing(bank: str) -> None:
    assert switch(bank, "lost") == 200
    with pytest.raises(httpx.TransportError):
        httpx.post(f"{bank}/files", content=order())
    assert httpx.get(f"{bank}/messages").json() == []
    (done,) = httpx.get(f"{bank}/admin/done").json()
    assert done["moved_tiyn"] == 1048533


def test_an_account_can_be_closed_and_opened_again(bank: str) -> None:
    httpx.put(f"{bank}/admin/accounts/{THEIRS}", json={"reason": "AC04"})
    httpx.post(f"{bank}/files", content=order(1))
    httpx.put(f"{bank}/admin/accounts/{THEIRS}", json={"reason": ""})
    httpx.post(f"{bank}/files", content=order(2))
    assert [one["reason"] for one in httpx.get(f"{bank}/admin/done").json()] == ["AC04", ""]


def test_money_comes_back_and_comes_in(bank: str) -> None:
    httpx.post(f"{bank}/files", content=order())
    back = {"end_to_end": "TRK1", "reason": "AC04"}
    assert httpx.post(f"{bank}/admin/returns", json=back).status_code == 202
    assert httpx.post(f"{bank}/admin/returns", json={**back, "end_to_end": "X"}).status_code == 404
    paid = {"iban": OURS, "amount_tiyn": 500, "reference": "R9", "words": "ZHK-2026-000001-D1"}
    assert httpx.post(f"{bank}/admin/credits", json=paid).status_code == 202
    assert len(httpx.get(f"{bank}/messages").json()) == 4


def test_there_are_no_other_modes(bank: str) -> None:
    assert switch(bank, "generous") == 400
