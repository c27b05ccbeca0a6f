"""The officer's queue: a pile of the worklist, narrowed by what was asked for."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tirek.accounts.models import User
from tirek.casework.models import UNDECIDED, Case
from tirek.casework.queries.cases import FIRST_PILE, GROUPS, worklist
from tirek.desk.queries.nearness import SOON
from tirek.services import SERVICES

NEAR = ("overdue", "today", "soon")


@dataclass(frozen=True)
class Asked:
    """What of the queue to show; an empty value narrows nothing."""

    pile: str
    search: str = ""
    service: str = ""
    stage: str = ""
    due: str = ""

    @classmethod
    def of(cls, user: User, query: Mapping[str, str]) -> "Asked":
        """What an address asks for; what it says wrongly is as if it were not there."""
        pile = _one_of(GROUPS, query.get("pile", "")) or FIRST_PILE.get(user.role, "all")
        return cls(
            pile=pile,
            search=query.get("q", "").replace("\0", "").strip()[:100],
            service=_one_of(SERVICES, query.get("service", "")),
            stage=_one_of(stages_of(pile), query.get("stage", "")),
            due=_one_of(NEAR, query.get("due", "")),
        )


def stages_of(pile: str) -> tuple[str, ...]:
    """The stages that lie in a pile; "all" has every one that some pile has."""
    return GROUPS[pile] or tuple(stage for stages in GROUPS.values() for stage in stages)


def queue(user: User, asked: Asked, today: date) -> QuerySet[Case]:
    """The cases asked for, the nearest deadline first."""
    cases = worklist(user, asked.pile, asked.search)
    if asked.service:
        cases = cases.filter(service=asked.service)
    if asked.stage:
        cases = cases.filter(stage=asked.stage)
    return cases.filter(_near(asked.due, today), stage__in=UNDECIDED) if asked.due else cases


def _near(due: str, today: date) -> Q:
    return {
        "overdue": Q(due_on__lt=today),
        "today": Q(due_on=today),
        "soon": Q(due_on__gt=today, due_on__lte=today + SOON),
    }[due]


def _one_of(known: Container[str], value: str) -> str:
    return value if value in known else ""
