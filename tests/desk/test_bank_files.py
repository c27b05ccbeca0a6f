"""What the bank told and nobody could place waits on the accountant's desk for a person."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from making import ALATAU, officer
from tirek.accounts.models import Role
from tirek.payments.actions.exchange_files import fetch_messages
from tirek.payments.actions.take_message import take_message
from tirek.payments.bank_simulator.books import Bank
from tirek.payments.bank_simulator.messages import Booked
from tirek.payments.models import SettledFile, UnreadableFile

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
OURS = "KZ86125KZT5004100100"
PLACE = "akmola/zhaksy"


class Exchange:
    """An exchange that has these messages for us."""

    def __init__(self, *waiting: bytes) -> None:
        self.waiting = {f"m{number}": content for number, content in enumerate(waiting)}

    def messages(self) -> Any:
        return iter(list(self.waiting.items()))

    def collected(self, name: str) -> None:
        del self.waiting[name]


def money_for_a_debt_nobody_knows() -> bytes:
    bank = Bank(now=lambda: NOW)
    words = "ZHK-2026-000009-D1 қайтару"
    bank.receive(Booked("CRDT", 1000000, "R1", words=words, name="Серікова", code="1" * 12), OURS)
    (name,) = bank.waiting()
    content = bank.fetch(name)
    assert content is not None
    return content.encode()


def client_of(place: str = PLACE) -> Client:
    client = Client()
    client.cookies["lang"] = "ru"
    client.force_login(officer(Role.ACCOUNTANT, place))
    return client


@travel(NOW, tick=False)
def test_money_nobody_could_place_is_shown_until_somebody_says_what_it_was() -> None:
    through = Exchange(money_for_a_debt_nobody_knows())
    assert fetch_messages(through=through, at=NOW) == 1  # type: ignore[arg-type]
    client = client_of()
    assert reverse("desk:bank-files") in client.get(reverse("desk:runs")).text
    page = client.get(reverse("desk:bank-files")).text
    for told in ("ZHK-2026-000009-D1", "Серікова", "10\u00a0000", "20.02.2026"):
        assert told in page
    (file,) = client.get(reverse("desk:bank-files")).context["view"]
    refused = client.post(file.address, {file.note.name: " "})
    assert refused.status_code == 422
    assert f'id="q-{file.note.name}-error"' in refused.text
    assert (
        client.post(file.address, {file.note.name: "чужие деньги, возвращены"}).status_code == 302
    )
    assert "ZHK-2026-000009-D1" not in client.get(reverse("desk:bank-files")).text
    runs = client.get(reverse("desk:runs"), {"lang": "ru"}).text
    assert "Файлы банка, в которых нужно разобраться: 0" in runs
    assert SettledFile.objects.get().words == "чужие деньги, возвращены"


@travel(NOW, tick=False)
def test_a_file_nobody_can_read_is_shown_once_and_stays_with_the_bank() -> None:
    through = Exchange(b"%PDF-1.7")
    for _ in range(2):
        assert fetch_messages(through=through, at=NOW) == 0  # type: ignore[arg-type]
    assert through.waiting
    assert UnreadableFile.objects.count() == 1
    assert "Это не файл XML" in client_of().get(reverse("desk:bank-files")).text


@travel(NOW, tick=False)
def test_what_one_place_loaded_is_not_another_s_to_settle() -> None:
    content = money_for_a_debt_nobody_knows()
    mine = officer(Role.ACCOUNTANT, PLACE)
    taken = take_message(content=content, place=PLACE, by=mine, at=NOW)
    sha256, other = taken.message.sha256, client_of(ALATAU)
    assert "ZHK-2026-000009-D1" not in other.get(reverse("desk:bank-files")).text
    address = reverse("desk:bank-file-settle", args=[sha256])
    other.post(address, {f"note-{sha256[:16]}": "моё"})
    assert not SettledFile.objects.exists()
