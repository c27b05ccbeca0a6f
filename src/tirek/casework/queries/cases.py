"""Finding cases: always among those the user may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Event
from tirek.casework.permissions import know_as_theirs, visible_to
from tirek.casework.queries.events import load_events
from tirek.casework.queries.facts import KnownFact, facts_with_sources
from tirek.casework.queries.listing import MANY, at_most_of_each
from tirek.casework.queries.search import found
from tirek.documents.models import StoredFile

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


WITH_PEOPLE = (
    *(field.name for field in Case._meta.concrete_fields),
    *(f"assigned_to__{name}" for name in ("username", "full_name", "role", "is_active")),
    "draft__case",
)
"""Columns of one case: all of its own and its people's, of its officer and draft what pages show.

A wide row costs Django more than PostgreSQL; whatever else is asked for is fetched by itself.
"""


@dataclass(frozen=True)
class CaseFile:
    """Everything about one case, for a page that shows it."""

    case: Case
    events: tuple[Event, ...]
    facts: Mapping[str, KnownFact]
    files: tuple[StoredFile, ...]


def worklist(user: User, group: str = "", search: str = "") -> QuerySet[Case]:
    """The user's cases of one pile that the search speaks of, the nearest deadline first.

    `group` "" is the pile of the user's role. Raises KeyError for an unknown group.
    """
    stages = GROUPS[group or FIRST_PILE.get(user.role, "all")]
    cases = visible_to(user)
    if stages:
        cases = cases.filter(stage__in=stages)
    cases = found(cases, user, search) if search.strip() else cases
    return cases.order_by("due_on", "pk")


def pile_sizes(user: User) -> dict[str, int]:
    """How many cases lie in each pile, counted no further than one more than `listing.MANY`."""
    mine, together = visible_to(user), [stage for stages in GROUPS.values() for stage in stages]
    of = dict(zip(together, at_most_of_each(mine, "stage", together), strict=True))
    return {
        pile: min(sum(of[stage] for stage in stages or together), MANY + 1)
        for pile, stages in GROUPS.items()
    }


def cases_of(user: User) -> QuerySet[Case]:
    """A citizen's own cases, the latest first."""
    cases = visible_to(user).select_related("applicant", "subject")
    return cases.order_by("-received_on", "-number")


def cases_with_events(user: User) -> list[Case]:
    """The same with all their events: few cases, and every part of a page asks about them."""
    cases = list(cases_of(user))
    load_events(*cases)
    return cases


def case_numbered(user: Any, number: str) -> Case:
    """The case if the user may see it; Case.DoesNotExist otherwise, whether it exists or not."""
    with_people = visible_to(user).select_related("applicant", "subject", "assigned_to", "draft")
    case = with_people.only(*WITH_PEOPLE).get(number=number)
    know_as_theirs(user, case)
    return case


def case_file(user: Any, number: str) -> CaseFile:
    """The whole case file. Raises Case.DoesNotExist as `case_numbered`."""
    case = case_numbered(user, number)
    load_events(case)
    return CaseFile(
        case=case,
        events=tuple(case.events.all()),
        facts=facts_with_sources(case),
        files=tuple(case.files.order_by("uploaded_at", "pk")),
    )


def file_of(user: Any, number: str, file: Any) -> StoredFile:
    """A file of a case the user may see. Raises Case.DoesNotExist, StoredFile.DoesNotExist."""
    return case_numbered(user, number).files.get(pk=file)
