"""A manager of a region looks at the pictures, opens a table, goes on to the overdue cases."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from making import ZHAKSY, decided, office, officer, submitted
from tirek.accounts.models import OfficeKind, Role
from tirek.indicators.actions.count_days import count_days
from tirek.kernel.period import Month
from tirek.payments.actions.make_register import make_register
from tirek.reception.actions.move_ticket import call_next, move_ticket
from tirek.reception.actions.take_ticket import take_ticket


def on(day: int, hour: int = 4, minute: int = 0, month: int = 9) -> datetime:
    return datetime(2025, month, day, hour, minute, tzinfo=UTC)


def a_busy_autumn() -> None:
    """Cases of a district, a counter with a queue, a register of October."""
    for day in (13, 15, 16, 19):
        decided(submitted(at=on(12)), at=on(day))
    for day in (12, 15, 22, 29):
        submitted(at=on(day))
    counter, operator = office(ZHAKSY, OfficeKind.STATE_CORPORATION), officer(Role.OPERATOR)
    for hour, waits in ((4, 4), (5, 12), (6, 22), (7, 35), (9, 6), (10, 9)):
        ticket = take_ticket(
            office=counter, service="home-education", language="kk", at=on(25, hour)
        )
        call_next(by=operator, window="1", at=on(25, hour, waits))
        for kind in ("Served", "Finished"):
            move_ticket(ticket=ticket, kind=kind, by=operator, at=on(25, hour, waits))
    for month in (9, 10):
        register = Month.at(2025, month)
        make_register(month=register, place=ZHAKSY, by=None, at=on(1, month=month + 1))
    count_days(at=on(2, month=11))


@pytest.mark.parametrize(("language", "phone"), [("kk", False), ("ru", True), ("en", False)])
def test_a_manager_reads_the_pictures_and_the_tables_behind_them(
    language: str, phone: bool, visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    a_busy_autumn()
    officer(Role.MANAGER, "akmola", username="manager")
    clock("2025-09-29 10:00")
    seen = visitor(language, phone=phone)
    seen.sign_in("manager")
    assert seen.page.url.endswith("/desk/manager/"), "a manager begins with the dashboard"
    seen.look("phone" if phone else "desktop")
    width = seen.page.evaluate("document.documentElement.scrollWidth")
    assert width <= (360 if phone else 1280)
    table = seen.page.locator("figure details").first
    assert not table.locator("table").is_visible()
    table.locator("summary").click()
    assert table.locator("table").is_visible()
    seen.look("table")
    table.locator("tbody a").first.click()
    assert "due=" in seen.page.url
    assert seen.page.locator("tbody tr th a").count() >= 1
