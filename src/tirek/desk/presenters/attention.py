""" "For my attention" on the first page of an officer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from tirek.accounts.models import User
from tirek.appeals.models import Complaint
from tirek.casework.models import Case
from tirek.desk.presenters import due
from tirek.desk.presenters.complaints import due_cell
from tirek.desk.queries.attention import attention, complaints_to_answer
from tirek.web.components import Action, Cell, Table
from tirek.web.texts import text

SHOWN = 5
NAME = ("subject__surname", "subject__given_name", "subject__patronymic")
OF_CASE = ("number", "stage", "due_on", *NAME)
OF_COMPLAINT = ("number", "due_on", *(f"case__{part}" for part in NAME))
"""What the short list tells."""


@dataclass(frozen=True)
class AttentionView:
    """The first cases and complaints, and the way to the board where there are more."""

    table: Table
    more: Action | None


def attention_view(user: User, today: date) -> AttentionView | None:
    """None where nobody was reminded of anything."""
    reminded = attention(user).select_related("subject").only(*OF_CASE)
    cases = list(reminded[: SHOWN + 1])
    to_answer = complaints_to_answer(user).select_related("case__subject").only(*OF_COMPLAINT)
    complaints = list(to_answer[:SHOWN])
    if not cases and not complaints:
        return None
    more = Action(reverse("desk:board"), text("desk.board.all")) if len(cases) > SHOWN else None
    table = short_table(text("desk.board.attention"), cases[:SHOWN], today)
    rows = [*(_complaint(one, today) for one in complaints), *table.rows]
    return AttentionView(replace(table, rows=rows), more)


def short_table(caption: str, cases: Sequence[Case], today: date) -> Table:
    """When, which, about whom."""
    return Table(
        caption=caption,
        head=[Cell(text(f"desk.queue.head_{name}")) for name in ("due", "number", "subject")],
        rows=[
            [
                Cell(due.in_words(case, today), tone=due.tone(case, today)),
                Cell(case.number, href=reverse("desk:case", args=[case.number]), header=True),
                Cell(case.subject.full_name),
            ]
            for case in cases
        ],
        empty=text("desk.board.none"),
    )


def _complaint(complaint: Complaint, today: date) -> list[Cell]:
    there = reverse("desk:complaint", args=[complaint.number])
    return [
        due_cell(complaint, today),
        Cell(complaint.number, href=there, header=True),
        Cell(complaint.case.subject.full_name),
    ]
