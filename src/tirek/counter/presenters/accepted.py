"""Applications taken in at this counter."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.reception.models import Acceptance
from tirek.web import formats
from tirek.web.components import LIFE_TONES, Cell, Field, Tab, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text

PILES = ("to_forward", "forwarded")


def piles(chosen: str) -> list[Tab]:
    """The lists as sections of the page."""
    return [
        Tab(
            f"{reverse('counter:accepted')}?{urlencode({'pile': name})}",
            text(f"counter.accepted.{name}"),
            chosen=name == chosen,
        )
        for name in PILES
    ]


def search_field(sought: str) -> Field:
    """By IIN, number or name."""
    hint = text("counter.accepted.search_hint")
    return Field("q", text("counter.accepted.search"), hint=hint, value=sought, width=20)


def accepted_table(name: str, found: Sequence[Acceptance]) -> Table:
    """One of the lists."""
    heads = ("number", "person", "at", "due", "stage", "forwarded_at")
    return Table(
        caption=text(f"counter.accepted.{name}"),
        caption_hidden=True,
        head=[Cell(text(f"counter.accepted.head_{head}")) for head in heads],
        rows=[_row(one) for one in found],
        empty=text("counter.accepted.empty"),
    )


def _row(one: Acceptance) -> list[Cell]:
    case = one.case
    stage = service_of(case).lifecycle.stage(case.stage)
    sent = formats.moment(one.forwarded_at, current()) if one.forwarded_at else "–"
    return [
        Cell(case.number, href=reverse("counter:application", args=[case.number]), header=True),
        Cell(case.applicant.full_name, note=spoken(service_of(case).name)),
        Cell(formats.moment(one.at, current())),
        Cell(formats.day_short(case.due_on, current()) if case.due_on else "–"),
        Cell(spoken(stage.citizen), tone=LIFE_TONES[stage.tone]),
        Cell(sent),
    ]
