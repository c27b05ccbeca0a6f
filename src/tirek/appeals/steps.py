"""What every step of a complaint has in common: the complaint held, its new stage kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from tirek.accounts.models import User
from tirek.appeals.models import Complaint
from tirek.casework.acting import SYSTEM_ROLE
from tirek.casework.record import locked
from tirek.kernel.text import Text
from tirek.procedure.complaint import complaint_table
from tirek.procedure.lifecycle import Role


def held(complaint: Complaint) -> Complaint:
    """The complaint as it is now, with its case, both held until the transaction ends.

    The case first, as every action does, so that two actions never wait for each other.
    """
    case = locked(complaint.case)
    fresh = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    fresh.case = case
    return fresh


def moved(complaint: Complaint, event: str, *, by: User | None, due_on: date | None = None) -> None:
    """Bring the complaint to the stage after the event. Raises procedure's RefusedTransition."""
    role = cast(Role, by.role if by else SYSTEM_ROLE)
    complaint.stage = complaint_table().after(complaint.stage, event, by=role)
    complaint.due_on = due_on
    complaint.save(update_fields=["stage", "due_on", "addressee"])


def told_of(sentences: Sequence[Text]) -> Mapping[str, Text]:
    """The sentences as the timeline tells them, the same to the citizen and to the officer."""
    said = Text(
        kk=" ".join(one.kk for one in sentences),
        ru=" ".join(one.ru for one in sentences),
        en=" ".join(one.in_("en") for one in sentences),
    )
    return {"citizen": said, "officer": said}
