"""Results at the front office as lists."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.reception.models import Acceptance
from tirek.reception.queries.results import PILES
from tirek.web import formats
from tirek.web.components import Cell, Tab, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text

DAYS = {"waiting": "kept_until", "asked_back": "send_back_by"}
"""The day that matters in a list."""


def piles(chosen: str) -> list[Tab]:
    """The lists as sections of the page."""
    return [
        Tab(
            f"{reverse('counter:results')}?{urlencode({'pile': name})}",
            text(f"counter.results.{name}"),
            chosen=name == chosen,
        )
        for name in PILES
    ]


def results_table(found: Sequence[Acceptance], pile: str, today: date) -> Table:
    """A row for each; a day that has passed is marked."""
    heads = ["number", "person", "office"]
    heads += [DAYS[pile]] if pile in DAYS else []
    return Table(
        caption=text(f"counter.results.{pile}"),
        head=[Cell(text(f"counter.results.head_{name}")) for name in heads],
        rows=[_row(one, pile, today) for one in found],
        empty=text("counter.results.empty"),
    )


def _row(one: Acceptance, pile: str, today: date) -> list[Cell]:
    case = one.case
    href = reverse("counter:application", args=[case.number])
    cells = [
        Cell(case.number, href=href, header=True),
        Cell(case.applicant.full_name, note=spoken(service_of(case).name)),
        Cell(spoken(one.office.name)),
    ]
    return [*cells, _day(getattr(one, DAYS[pile]), today)] if pile in DAYS else cells


def _day(day: date | None, today: date) -> Cell:
    if day is None:
        return Cell("–")
    words = formats.day(day, current())
    return Cell(words, tone="danger") if day < today else Cell(words)
