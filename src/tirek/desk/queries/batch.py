"""Proposals a head can decide together, and what keeps one from that: each is looked at alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import QuerySet

from tirek.accounts.models import User
from tirek.accounts.queries.deputies import people_behind
from tirek.appeals.models import Complaint
from tirek.casework.models import Case, Event
from tirek.casework.permissions import visible_to
from tirek.casework.queries.facts import TELLING, flat
from tirek.casework.queries.proposal import judge, overrules_of, says_the_same

Flag = Literal["overruled", "news", "complaint", "same_person", "on_hold", "outdated"]
MOST = 25
"""So many at once can still be read before they are signed."""


@dataclass(frozen=True)
class Proposal:
    """A case, the decision that is proposed, who proposed it, and why it is to be seen alone."""

    case: Case
    event: Event
    flags: tuple[Flag, ...]

    @property
    def decision(self) -> Mapping[str, Any]:
        """The proposed decision, as a document."""
        found: Mapping[str, Any] = self.event.payload["decision"]
        return found


def proposed(user: User) -> QuerySet[Case]:
    """The cases in which something is proposed, the nearest deadline first."""
    return visible_to(user).filter(stage="proposed").order_by("due_on", "pk")


def ticked(user: User, numbers: Collection[str]) -> list[Case]:
    """Those among them that have these numbers, no more than `MOST`."""
    chosen = proposed(user).filter(number__in=numbers)
    return list(chosen.select_related("applicant", "subject")[:MOST])


def with_flags(cases: Sequence[Case], user: User, today: date) -> list[Proposal]:
    """Each case with its proposal, and the flags that its events and complaints raise."""
    last: dict[int, Event] = {}
    told: defaultdict[int, list[Event]] = defaultdict(list)
    events = Event.objects.filter(case__in=cases, kind__in=("Proposed", *TELLING)).order_by("seq")
    for event in events.defer("hash", "previous_hash", "basis"):
        if event.kind == "Proposed":
            last[event.case_id] = event
            told[event.case_id] = []
        else:
            told[event.case_id].append(event)
    complained = set(Complaint.objects.filter(case__in=cases).values_list("case_id", flat=True))
    behind = people_behind(user, on=today)
    found = []
    for case in cases:
        event = last[case.pk]
        raised: dict[Flag, bool] = {
            "overruled": bool(event.payload["decision"].get("overruled")),
            "news": any(_is_news(later, event) for later in told[case.pk]),
            "complaint": case.pk in complained,
            "same_person": bool(_proposers(event) & behind),
            "on_hold": case.on_hold,
        }
        found.append(Proposal(case, event, tuple(flag for flag, up in raised.items() if up)))
    return found


def judged_again(found: Sequence[Proposal]) -> list[Proposal]:
    """The same with what the law says now: a proposal that says otherwise is outdated."""
    return [
        Proposal(one.case, one.event, (*one.flags, "outdated")) if _differs(one) else one
        for one in found
    ]


def _is_news(later: Event, proposal: Event) -> bool:
    """Whether it tells anything but what the proposal stood on: a registry may only confirm it."""
    stood_on = proposal.payload["facts"]
    return any(
        path not in stood_on or stood_on[path]["value"] != value
        for path, value in flat(later.payload["facts"])
    )


def _differs(one: Proposal) -> bool:
    now = judge(one.case, overrules_of(one.decision)).decision.as_document()
    return not says_the_same(now, one.decision)


def _proposers(event: Event) -> set[int]:
    """Who proposed, and for whom they acted."""
    behind = {event.actor_id, event.payload.get("acting_for", {}).get("id")}
    return {one for one in behind if one is not None}
