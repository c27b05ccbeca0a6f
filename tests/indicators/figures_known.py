"""A place with a handful of cases whose figures can be counted by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

from making import ZHAKSY, decided, submitted
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.models import Case
from tirek.indicators.measures import Scope
from tirek.indicators.quality import quality
from tirek.indicators.queries.figures import Figure, behind, figure
from tirek.indicators.span import Span

Q3 = Span.parse("2025-Q3")
Q4 = Span.parse("2025-Q4")
END = date(2025, 12, 31)


def on(year: int, month: int, day: int) -> datetime:
    """11:00 in Almaty."""
    return datetime(year, month, day, 6, 0, tzinfo=UTC)


def five_cases() -> dict[str, Case]:
    """All applied for on 12 September 2025, a Friday; due on the 24th, eight working days later.

    in time: granted the same day; late: granted on 1 October; refused: the same day; open: never
    decided; withdrawn: taken back on the 15th.
    """
    found = {
        "in time": decided(),
        "late": decided(submitted(), at=on(2025, 10, 1)),
        "refused": decided(fully_state_supported=True),
        "open": submitted(),
        "withdrawn": submitted(),
    }
    back = found["withdrawn"]
    withdraw(case=back, by=back.applicant_user, at=on(2025, 9, 15))
    for case in found.values():
        case.refresh_from_db()
    return found


def scope(span: Span = Q3, place: str = ZHAKSY, service: str = "", today: date = END) -> Scope:
    return Scope(place, service, span.begins, span.ends, today)


def known(id_: str, asked: Scope | None = None) -> Figure:
    return figure(quality().indicator(id_), asked or scope())


def listed(id_: str, asked: Scope | None = None, met: bool | None = None) -> list[str]:
    """The names of the things behind a figure."""
    rows = behind(quality().indicator(id_), asked or scope(), met=met, after=0, limit=100)
    return [row.label for row in rows]
