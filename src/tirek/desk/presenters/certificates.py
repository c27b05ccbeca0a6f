"""The register of certificates as a table: the number, whose, what, who took it."""

from collections.abc import Sequence

from django.urls import reverse

from tirek.casework.queries.events import happened
from tirek.desk.presenters.sms_journal import plain_name
from tirek.notices.case_data import stamp_of
from tirek.notices.models import Notice
from tirek.notices.queries.register import HANDED_OVER
from tirek.web import formats
from tirek.web.components import Cell, Field, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text

SEARCH = "q"
HEADS = ("number", "issued", "holder", "what", "taken")


def search_field(value: str) -> Field:
    """By what a certificate is looked for."""
    hint = text("desk.certificates.search_hint")
    return Field(SEARCH, text("desk.certificates.search"), hint=hint, value=value)


def register_table(rows: Sequence[Notice]) -> Table:
    """A line for each certificate."""
    return Table(
        caption=text("desk.certificates.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.certificates.head_{name}")) for name in HEADS],
        rows=[_row(row) for row in rows],
        empty=text("desk.certificates.empty"),
    )


def _row(row: Notice) -> list[Cell]:
    case, stamp = row.case, stamp_of(row.case)
    return [
        Cell(row.number, href=reverse("desk:case", args=[case.number]), header=True),
        Cell(formats.moment(row.issued_at, current()), note=row.signed_by.full_name),
        Cell(case.subject.full_name, note=case.subject.iin),
        Cell(plain_name(case.service), note=spoken(stamp) if stamp else ""),
        _taken(row),
    ]


def _taken(row: Notice) -> Cell:
    """Who took it at the front office; on the portal it lies in the cabinet."""
    handed = happened(row.case, HANDED_OVER)
    if not handed:
        return Cell(text("desk.certificates.not_taken"))
    event = handed[-1]
    return Cell(event.payload["person"], note=formats.moment(event.at, current()))
