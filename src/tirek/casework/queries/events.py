"""What happened in a case, by the kinds of its events."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from tirek.casework.models import Case, Event


def load_events(*cases: Case) -> None:
    """Fetch all events at once: for a page that shows much and writes nothing."""
    prefetch_related_objects(cases, Prefetch("events", queryset=Event.objects.order_by("seq")))


def happened(case: Case, *kinds: str) -> list[Event]:
    """The events of these kinds in their order; from those loaded before, if they were."""
    loaded: dict[str, Any] = getattr(case, "_prefetched_objects_cache", {})
    if "events" in loaded:
        return [event for event in loaded["events"] if event.kind in kinds]
    return list(case.events.filter(kind__in=kinds).order_by("seq"))


def last(case: Case, *kinds: str) -> Event | None:
    """The latest event of these kinds; None where nothing of the kind happened."""
    events = happened(case, *kinds)
    return events[-1] if events else None
