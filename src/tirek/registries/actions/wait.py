"""What a registry owes is kept in mind, with growing pauses between the questions."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F

from tirek.procedure.registries.registry_fact import Ask
from tirek.registries.models import Silence

PAUSES = tuple(timedelta(minutes=one) for one in (5, 15, 60, 240))
"""How long to wait after the first, second, … question; after that always the last. A technical
choice: often enough to be there soon after an outage, seldom enough not to prolong it."""


def keep_waiting(case_number: str, ask: Ask, *, at: datetime) -> tuple[Silence, bool]:
    """One more question without an answer; whether it was the first."""
    silence, first = Silence.objects.get_or_create(
        case_number=case_number,
        registry=ask.registry,
        about=ask.about,
        defaults={"since": at, "attempts": 1, "again_at": at + PAUSES[0]},
    )
    if not first:
        pause = PAUSES[min(silence.attempts, len(PAUSES) - 1)]
        Silence.objects.filter(pk=silence.pk).update(
            attempts=F("attempts") + 1, again_at=at + pause
        )
        silence.refresh_from_db()
    return silence, first


def stop_waiting(case_number: str, ask: Ask | None = None) -> None:
    """Nothing is owed any more: to this question, or to the whole case."""
    owed = Silence.objects.filter(case_number=case_number)
    if ask is not None:
        owed = owed.filter(registry=ask.registry, about=ask.about)
    owed.delete()
