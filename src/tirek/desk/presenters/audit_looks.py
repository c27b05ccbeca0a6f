"""Who looked at whose data: the filters, the table, the same as a file."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse

from tirek.audit.queries.looks import Asked
from tirek.casework.models import Look
from tirek.desk.day_asked import AskedDay
from tirek.web import formats
from tirek.web.components import Cell, Choice, Field, Table, own
from tirek.web.language import current
from tirek.web.looked import purpose_of
from tirek.web.texts import spoken, text

PAGES = ("case", "facts", "file", "export", "law-preview")
"""Pages that can be asked for; the journal has more."""


def asked_looks(query: Mapping[str, str], begins: date | None, ends: date | None) -> Asked:
    """What the address asks for; what it says wrongly is as if it were not there."""
    given = {key: value.replace("\0", "").strip()[:100] for key, value in query.items()}
    page = given.get("page", "")
    return Asked(
        officer=given.get("officer", ""),
        about=given.get("about", ""),
        page=page if page in PAGES else "",
        begins=begins,
        ends=ends,
    )


def looks_filters(asked: Asked, begins: AskedDay, ends: AskedDay) -> list[Field]:
    """The form above the table."""
    pages = [Choice("", text("desk.audit.any_page"), chosen=not asked.page)]
    pages += [Choice(one, _said(one), chosen=one == asked.page) for one in PAGES]
    return [
        Field("officer", text("desk.audit.officer"), hint=text("desk.audit.officer_hint"),
              value=asked.officer),
        Field("about", text("desk.audit.about"), value=asked.about),
        Field("page", text("desk.audit.page"), kind="select", choices=pages),
        begins.field,
        ends.field,
    ]  # fmt: skip


def looks_table(looks: Iterable[Look]) -> Table:
    """Neither name nor IIN of the people looked at: to see them is a look of its own."""
    heads = ("when", "officer", "case", "page")
    return Table(
        caption=text("desk.audit.looks"),
        caption_hidden=True,
        head=[Cell(text(f"desk.audit.{head}")) for head in heads],
        rows=[_row(look) for look in looks],
        empty=text("desk.audit.no_looks"),
    )


def _row(look: Look) -> list[Cell]:
    office = look.user.office
    return [
        Cell(formats.moment(look.at, current()), header=True),
        Cell(look.user.full_name, note=spoken(office.name) if office else ""),
        Cell(look.case.number, href=reverse("desk:case", args=[look.case.number])),
        Cell(text(f"desk.audit.for_{purpose_of(look.page)}"), note=own(look.page)),
    ]


def _said(name: str) -> str:
    return text(f"desk.audit.page_{name.replace('-', '_')}")
