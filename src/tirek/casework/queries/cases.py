"""Finding cases: always among those the user may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Event
from tirek.casework.permissions import visible_to
from tirek.casework.queries.facts import KnownFact, facts_with_sources
from tirek.documents.models import StoredFile
from tirek.people.names import search_name

GROUPS: Mapping[str, tuple[str, ...]] = {
    "to_examine": ("registered", "in_examination"),
    "waiting_for_people": ("more_information", "hearing"),
    "waiting_for_law": ("waiting_for_law",),
    "proposed": ("proposed",),
    "granted": ("granted", "in_payment"),
    "refused": ("refused",),
    "ended": ("closed", "withdrawn"),
    "all": (),
}
"""The piles of a worklist by the stages in them; "all" is every stage."""

FIRST_PILE: Mapping[str, str] = {
    Role.SPECIALIST: "to_examine",
    Role.HEAD: "proposed",
    Role.ACCOUNTANT: "granted",
}
"""What an officer sees first."""


@dataclass(frozen=True)
class CaseFile:
    """Everything about one case, for a page that shows it."""

    case: Case
    events: tuple[Event, ...]
    facts: Mapping[str, KnownFact]
    files: tuple[StoredFile, ...]


def worklist(user: User, group: str = "", search: str = "") -> QuerySet[Case]:
    """The user's cases of one pile, the nearest deadline first; undated ones last.

    `group` "" is the pile of the user's role; `search` is part of a name, of a number, or a
    whole IIN. Raises KeyError for an unknown group.
    """
    stages = GROUPS[group or FIRST_PILE.get(user.role, "all")]
    cases = visible_to(user).select_related("applicant", "subject")
    if stages:
        cases = cases.filter(stage__in=stages)
    if search.strip():
        cases = cases.filter(_about(search))
    return cases.order_by("due_on", "received_on", "number")


def pile_sizes(user: User) -> dict[str, int]:
    """How many cases lie in each pile."""
    rows = visible_to(user).order_by().values_list("stage").annotate(Count("pk"))
    by_stage = dict(rows)
    return {
        group: sum(by_stage.get(stage, 0) for stage in stages or by_stage)
        for group, stages in GROUPS.items()
    }


def _about(search: str) -> Q:
    name = search_name(search)
    plain = search.strip()
    return (
        Q(number__icontains=plain)
        | Q(subject__iin=plain)
        | Q(applicant__iin=plain)
        | Q(subject__search_name__contains=name)
        | Q(applicant__search_name__contains=name)
    )


def cases_of(user: User) -> QuerySet[Case]:
    """A citizen's own cases, the latest first."""
    cases = visible_to(user).select_related("applicant", "subject")
    return cases.order_by("-received_on", "-number")


def case_numbered(user: Any, number: str) -> Case:
    """The case if the user may see it; Case.DoesNotExist otherwise, whether it exists or not."""
    return (
        visible_to(user).select_related("applicant", "subject", "applicant_user").get(number=number)
    )


def case_file(user: Any, number: str) -> CaseFile:
    """The whole case file. Raises Case.DoesNotExist as `case_numbered`."""
    case = case_numbered(user, number)
    return CaseFile(
        case=case,
        events=tuple(case.events.select_related("actor").order_by("seq")),
        facts=facts_with_sources(case),
        files=tuple(case.files.order_by("uploaded_at", "pk")),
    )


def file_of(user: Any, number: str, file: Any) -> StoredFile:
    """A file of a case the user may see. Raises Case.DoesNotExist, StoredFile.DoesNotExist."""
    return case_numbered(user, number).files.get(pk=file)
