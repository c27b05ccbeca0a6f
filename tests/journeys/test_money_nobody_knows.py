"""Money comes in for a debt nobody knows, with a file nobody can read: the accountant finds out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from making import PASSWORD, office
from tirek.accounts.models import Role, User
from tirek.payments.actions.exchange_files import fetch_messages
from tirek.payments.bank_simulator.books import Bank
from tirek.payments.bank_simulator.messages import Booked
from tirek.payments.models import SettledFile

AT = datetime(2026, 2, 20, 5, tzinfo=UTC)
OURS = "KZ86125KZT5004100100"


class Line:
    """The line to the bank, with what waits on it."""

    def messages(self) -> list[tuple[str, bytes]]:
        bank = Bank(now=lambda: AT)
        words, name = "ZHK-2026-000009-D1 қайтару", "Серікова Айгүл"
        bank.receive(Booked("CRDT", 1000000, "R1", words=words, name=name, code="1" * 12), OURS)
        return [(one, str(bank.fetch(one)).encode()) for one in bank.waiting()] + [("a", b"%PDF")]

    def collected(self, name: str) -> None:
        """Nobody asks again."""


def test_what_nobody_could_place_is_found_out(
    visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    accountant = User.objects.create_user(
        "o.melnik", PASSWORD, role=Role.ACCOUNTANT, office=office(), full_name="Ольга Мельник"
    )
    clock("2026-02-20 10:00")
    fetch_messages(through=Line(), at=AT)  # type: ignore[arg-type]
    desk = visitor("ru")
    desk.sign_in(accountant.username)
    desk.open("/desk/runs/")
    desk.page.click("a >> text=Файлы банка, в которых нужно разобраться: 2")
    assert "Серікова Айгүл" in desk.text()
    assert "Это не файл XML" in desk.text()
    desk.look("bank-files")
    desk.page.click("main form button >> nth=0")
    assert "Напишите, что это было и что сделано" in desk.text()
    desk.look("bank-files-nothing-said")
    desk.page.fill("textarea >> nth=0", "Чужие деньги, возвращены отправителю 20 февраля")
    desk.page.click("main form button >> nth=0")
    assert "Серікова Айгүл" not in desk.text()
    assert SettledFile.objects.get().by == accountant
    desk.look("bank-files-one-left")
