"""The officers of a case, whom somebody may complain of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import Case


@dataclass(frozen=True)
class ActedInCase:
    """An officer with the day of the first step in the case."""

    user: User
    first_on: date


def officers_of(case: Case) -> Sequence[ActedInCase]:
    """Everybody but citizens who took a step in the case, in the order of their first steps."""
    found: dict[int, ActedInCase] = {}
    for event in case.events.select_related("actor").order_by("seq"):
        if event.actor is not None and event.actor.is_officer:
            found.setdefault(event.actor.pk, ActedInCase(event.actor, local_day(event.at)))
    return list(found.values())
