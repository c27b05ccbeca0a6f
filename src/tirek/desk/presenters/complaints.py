"""The list of complaints as tabs and a table."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from tirek.appeals.models import Complaint
from tirek.appeals.texts import names
from tirek.procedure.complaints.complaint import complaint_table
from tirek.web import formats
from tirek.web.components import LIFE_TONES, Cell, Tab, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text

HEADS = ("due", "number", "against", "child", "stage")


def pile_tabs(sizes: Mapping[str, int], chosen: str) -> list[Tab]:
    """A tab for each pile with how many lie in it."""
    href = reverse("desk:complaints")
    return [
        Tab(f"{href}?pile={pile}", text(f"desk.complaints.{pile}"), pile == chosen, size)
        for pile, size in sizes.items()
    ]


def complaints_table(complaints: Sequence[Complaint], today: date) -> Table:
    """One complaint a row, the nearest deadline first."""
    return Table(
        caption=text("desk.complaints.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.complaints.head_{name}")) for name in HEADS],
        rows=[_row(one, today) for one in complaints],
        empty=text("desk.complaints.empty"),
    )


def _row(complaint: Complaint, today: date) -> list[Cell]:
    stage = complaint_table().stage(complaint.stage)
    received = formats.day_short(complaint.received_on, current())
    return [
        due_cell(complaint, today),
        Cell(
            complaint.number,
            href=reverse("desk:complaint", args=[complaint.number]),
            header=True,
            note=text("desk.complaints.received", on=received),
        ),
        Cell(spoken(names().against[complaint.against]), note=complaint.case.number),
        Cell(complaint.case.subject.full_name, note=complaint.complainant),
        Cell(spoken(stage.officer), tone=LIFE_TONES[stage.tone]),
    ]


def due_cell(complaint: Complaint, today: date) -> Cell:
    """How near the end of its term is, with the day."""
    if complaint.due_on is None:
        return Cell("")
    days = (complaint.due_on - today).days
    on = formats.day_short(complaint.due_on, current())
    if days < 0:
        return Cell(text("desk.due.overdue", n=-days), tone="danger", note=on)
    if days == 0:
        return Cell(text("desk.due.today"), tone="warning", note=on)
    return Cell(text("desk.due.ahead", n=days), tone="neutral", note=on)
