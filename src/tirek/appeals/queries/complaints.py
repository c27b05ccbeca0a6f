"""Finding complaints: always among those the user may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from tirek.accounts.models import User
from tirek.appeals.models import Complaint
from tirek.appeals.permissions import visible_to
from tirek.casework.models import Case
from tirek.documents.models import StoredFile

PILES: Mapping[str, tuple[str, ...]] = {
    "to_answer": ("lodged",),
    "passed_on": ("with_body", "with_quality_body"),
    "court": ("in_court",),
    "ended": ("satisfied", "upheld", "rejected", "left", "withdrawn", "court_decided"),
}
"""The piles of the list by the stages in them."""


@dataclass(frozen=True)
class ComplaintPart:
    """Some complaints of a list; `after` is the number to go on from, "" at its end."""

    complaints: list[Complaint]
    after: str


def worklist(user: User, pile: str, today: date) -> QuerySet[Complaint]:
    """The complaints of a pile ("overdue" is a pile too), the nearest deadline first.

    Raises KeyError for an unknown pile.
    """
    found = visible_to(user).select_related("case__subject")
    if pile == "overdue":
        found = found.filter(due_on__lt=today)
    else:
        found = found.filter(stage__in=PILES[pile])
    return found.order_by(F("due_on").asc(nulls_last=True), "-lodged_at", "pk")


def part_of(listed: QuerySet[Complaint], size: int, anchor: Complaint | None) -> ComplaintPart:
    """The complaints of a worklist behind that one, which may have left the list by now."""
    behind = listed.filter(_behind(anchor)) if anchor else listed
    found = list(behind[: size + 1])
    more, found = len(found) > size, found[:size]
    return ComplaintPart(found, after=found[-1].number if more else "")


def _behind(anchor: Complaint) -> Q:
    """As `worklist` sorts: the nearest deadline first, those without one last."""
    tie = Q(lodged_at__lt=anchor.lodged_at) | Q(lodged_at=anchor.lodged_at, pk__gt=anchor.pk)
    if anchor.due_on is None:
        return Q(due_on=None) & tie
    return Q(due_on__gt=anchor.due_on) | Q(due_on=None) | (Q(due_on=anchor.due_on) & tie)


def pile_sizes(user: User, today: date) -> dict[str, int]:
    """How many complaints lie in each pile."""
    return {pile: worklist(user, pile, today).count() for pile in (*PILES, "overdue")}


def complaint_numbered(user: Any, number: str) -> Complaint:
    """The complaint if the user may see it; Complaint.DoesNotExist otherwise."""
    related = ("case__subject", "case__applicant", "complainant_user", "taken_by")
    return visible_to(user).select_related(*related).get(number=number)


def complaints_of(user: User) -> QuerySet[Complaint]:
    """A citizen's complaints, the latest first."""
    return visible_to(user).select_related("case").order_by("-lodged_at", "-pk")


def complaints_in(case: Case, user: User) -> QuerySet[Complaint]:
    """Those about a case that the user may see, the latest first."""
    found = visible_to(user).filter(case=case).only("number", "stage", "lodged_at")
    return found.order_by("-lodged_at", "-pk")


def file_of(user: Any, number: str, file: UUID) -> StoredFile:
    """A file of the complaint. Raises Complaint.DoesNotExist, StoredFile.DoesNotExist."""
    return complaint_numbered(user, number).files.get(pk=file)
