"""Lists that an auditor reads: overruled decisions, refused attempts, orders of deputies, walks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.fields import BooleanField

from tirek.accounts.bodies import handles_money
from tirek.accounts.models import Deputy, User
from tirek.accounts.places import below
from tirek.audit.models import Attempt, Walk, WalkResult
from tirek.casework.models import Event
from tirek.casework.permissions import visible_to

Row = TypeVar("Row", bound=Model)
IS_OVERRULED = RawSQL(
    "casework_event.payload -> 'decision' ? 'overruled'", (), output_field=BooleanField()
)
"""Written as the index `overruled_decisions` is: those few are found without the others."""


def overruled(user: User, *, before: int | None, size: int) -> Sequence[Event]:
    """Decisions that officers made otherwise than computed, the latest first."""
    found = Event.objects.filter(IS_OVERRULED, kind="Decided", case__in=visible_to(user))
    return _before(found.select_related("case"), before, size)


def attempts(user: User, *, before: int | None, size: int) -> Sequence[Attempt]:
    """What officers tried with their own cases and runs, the latest first."""
    seen = Q(case__in=visible_to(user))
    if handles_money(user.office):
        seen |= below(user.place or "", "run__place")
    found = Attempt.objects.filter(seen)
    return _before(found.select_related("case", "run", "user__office"), before, size)


def deputies(user: User, *, before: int | None, size: int) -> Sequence[Deputy]:
    """Every order of the offices in the user's place and below it, the latest first."""
    found = Deputy.objects.filter(below(user.place or "", "acts_for__office__place"))
    people = found.select_related("deputy", "acts_for__office", "appointed_by")
    return _before(people, before, size)


@dataclass(frozen=True)
class Walked:
    """The last result, and the walk that still waits to be made."""

    result: WalkResult | None
    waiting: Walk | None


def last_walk() -> Walked:
    """Of the whole register."""
    result = WalkResult.objects.select_related("walk__asked_by").order_by("-pk").first()
    return Walked(result, waiting_walk())


def waiting_walk() -> Walk | None:
    """Asked for and not walked yet."""
    return Walk.objects.filter(result__isnull=True).order_by("-pk").first()


def _before(found: QuerySet[Row], before: int | None, size: int) -> Sequence[Row]:
    """One more than asked for, where there is one."""
    if before is not None:
        found = found.filter(pk__lt=before)
    return list(found.order_by("-pk")[: size + 1])
