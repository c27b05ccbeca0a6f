"""The lines of who looked at my data."""

from collections.abc import Iterable

from django.urls import reverse

from tirek.casework.models import Look
from tirek.casework.record import SYSTEM_ROLE
from tirek.procedure.lifecycle import standard
from tirek.procedure.registries.registry import registries
from tirek.registries.models import Query
from tirek.web.components import Cell, Table
from tirek.web.formats import moment
from tirek.web.language import current
from tirek.web.looked import purpose_of
from tirek.web.texts import spoken, text


def looks_table(looks: Iterable[Look]) -> Table:
    """When, who by office and duty, why, which case. Officers are named by duty, not by name."""
    return Table(
        caption=text("portal.looks.title"),
        caption_hidden=True,
        head=[Cell(text(f"portal.looks.{name}")) for name in ("when", "who", "for_what", "case")],
        rows=[_row(look) for look in looks],
        empty=text("portal.looks.none"),
    )


def queries_table(queries: Iterable[Query]) -> Table:
    """When, which state registry, for which application, who triggered it."""
    return Table(
        caption=text("portal.looks.queries"),
        head=[Cell(text(f"portal.looks.{name}")) for name in ("when", "registry", "who")],
        rows=[_query(one) for one in queries],
    )


def _query(one: Query) -> list[Cell]:
    about = text(f"portal.ask_registries.about_{one.about}")
    by = one.asked_by.role if one.asked_by else SYSTEM_ROLE
    return [
        Cell(moment(one.asked_at, current())),
        Cell(spoken(registries()[one.registry].name), note=about),
        Cell(spoken(standard().roles[by])),
    ]


def _row(look: Look) -> list[Cell]:
    office = look.user.office
    return [
        Cell(moment(look.at, current())),
        Cell(spoken(standard().roles[look.user.role]), note=spoken(office.name) if office else ""),
        Cell(text(f"portal.looks.why_{purpose_of(look.page)}")),
        Cell(look.case.number, href=reverse("case", args=[look.case.number])),
    ]
