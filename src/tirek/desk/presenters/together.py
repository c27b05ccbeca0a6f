"""One action on the cases that were ticked: the buttons below the queue, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.actions.together import Together
from tirek.casework.models import Case
from tirek.casework.permissions import ROLES
from tirek.desk.queries.queue import leads, officers_of
from tirek.web.components import Cell, Choice, Field, Table
from tirek.web.texts import spoken, text

Button = tuple[str, str]
"""What is sent, what it says."""


@dataclass(frozen=True)
class BulkView:
    """What can be done to ticked cases; the head also chooses who gets them."""

    buttons: Sequence[Button]
    to: Field | None


def bulk_view(user: User, today: date) -> BulkView | None:
    """None for whoever gives nobody a case."""
    if user.role not in ROLES["assign"]:
        return None
    head = leads(user, today)
    names = ("assign", "take", "release") if head else ("take", "release")
    return BulkView(
        buttons=[(name, text(f"desk.together.{name}")) for name in names],
        to=_to(user) if head else None,
    )


def _to(user: User) -> Field:
    choices = [Choice(str(key), name) for key, name in officers_of(user).items()]
    return Field("to", text("desk.together.to"), kind="select", choices=choices)


def result_table(found: Together) -> Table:
    """The cases that were skipped, each with the reason."""
    return Table(
        caption=text("desk.together.skipped", n=len(found.skipped)),
        head=[Cell(text("desk.queue.head_number")), Cell(text("desk.together.why"))],
        rows=[[_link(case), Cell(spoken(why))] for case, why in found.skipped],
    )


def _link(case: Case) -> Cell:
    return Cell(case.number, href=reverse("desk:case", args=[case.number]), header=True)
