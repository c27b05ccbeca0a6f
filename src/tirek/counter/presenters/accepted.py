"""Applications taken in at this counter."""

from collections.abc import Sequence

from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.reception.models import Acceptance
from tirek.web import formats
from tirek.web.components import LIFE_TONES, Cell, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text


def accepted_tables(
    to_forward: Sequence[Acceptance], forwarded: Sequence[Acceptance]
) -> list[Table]:
    """The list to forward, then what went."""
    return [_table("to_forward", to_forward), _table("forwarded", forwarded)]


def _table(name: str, found: Sequence[Acceptance]) -> Table:
    heads = ("number", "person", "at", "due", "stage", "forwarded_at")
    return Table(
        caption=text(f"counter.accepted.{name}"),
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
