"""One action on the cases that were ticked: the buttons below the queue, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from tirek.accounts.models import Role, User
from tirek.casework.actions.together import Together
from tirek.casework.models import Case
from tirek.casework.permissions import ROLES
from tirek.desk.queries.queue import officers_of
from tirek.web.components import Cell, Choice, Field, Table
from tirek.web.texts import spoken, text

Button = tuple[str, str]
"""What is sent, what it says."""


@dataclass(frozen=True)
class BulkView:
    """What can be done to ticked cases; the head also chooses who gets them."""

    buttons: Sequence[Button]
    to: Field | None


def bulk_view(user: User) -> BulkView | None:
    """None for whoever gives nobody a case."""
    if user.role not in ROLES["assign"]:
        return None
    names = ("assign", "take", "release") if user.role == Role.HEAD else ("take", "release")
    return BulkView(
        buttons=[(name, text(f"desk.together.{name}")) for name in names],
        to=to_field(user) if user.role == Role.HEAD else None,
    )


def to_field(user: User, chosen: int | None = None) -> Field:
    """Who works on cases of the office."""
    people = officers_of(user).items()
    choices = [Choice(str(key), name, chosen=key == chosen) for key, name in people]
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
