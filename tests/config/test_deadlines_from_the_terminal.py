"""`tirek deadlines recount`: what it counts anew and tells."""

from dataclasses import replace
from datetime import date

import pytest

from making import submitted
from tirek.casework.queries import deadline
from tirek.config import deadlines
from tirek.kernel.calendar import DayOff, WorkingCalendar
from tirek.kernel.text import Text


class Server:
    """An embedded server that somebody leaves."""

    left = False

    def leave(self) -> None:
        self.left = True


@pytest.mark.django_db
def test_an_amended_calendar_moves_the_deadlines_once(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server()
    monkeypatch.setattr(deadlines, "boot", lambda: server)
    case, calendar = submitted(), deadline.working_calendar()
    assert deadlines.recount() == []
    moved = DayOff(date(2025, 9, 18), Text("Ауыстырылған күн", "Перенос"))
    year = replace(calendar.years[2025], days_off=(*calendar.years[2025].days_off, moved))
    amended = WorkingCalendar({**calendar.years, 2025: year})
    monkeypatch.setattr(deadline, "working_calendar", lambda: amended)
    assert deadlines.recount() == [f"{case.number}: 2025-09-24 -> 2025-09-25"]
    assert deadlines.recount() == []
    assert server.left
