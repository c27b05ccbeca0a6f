"""The lines of who looked at my data."""

from collections.abc import Iterable

from django.urls import reverse

from tirek.casework.models import Look
from tirek.procedure.lifecycle import standard
from tirek.web.components import Cell, Table
from tirek.web.formats import moment
from tirek.web.language import current
from tirek.web.texts import spoken, text


def looks_table(looks: Iterable[Look]) -> Table:
    """When, who by office and duty, which case. Officers are named by duty, as in the timeline."""
    return Table(
        caption=text("portal.looks.title"),
        caption_hidden=True,
        head=[Cell(text(f"portal.looks.{name}")) for name in ("when", "who", "case")],
        rows=[_row(look) for look in looks],
        empty=text("portal.looks.none"),
    )


def _row(look: Look) -> list[Cell]:
    office = look.user.office
    return [
        Cell(moment(look.at, current())),
        Cell(spoken(standard().roles[look.user.role]), note=spoken(office.name) if office else ""),
        Cell(look.case.number, href=reverse("case", args=[look.case.number])),
    ]
