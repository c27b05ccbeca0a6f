"""Who vouches for facts of a case, and what an organisation is asked to vouch for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from tirek.accounts.models import Office, User
from tirek.accounts.places import below
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event, Vouching
from tirek.casework.queries.facts import TELLING, folded_facts
from tirek.people.names import search_name
from tirek.procedure.registries.registry import registries
from tirek.procedure.vouching import Vouches


def papers_of(case: Case) -> Sequence[Vouches]:
    """The papers of the case's service that somebody vouches for."""
    return service_of(case).vouching


def paper_of(vouching: Vouching) -> Vouches:
    """The paper that an organisation is asked about."""
    return next(one for one in papers_of(vouching.case) if one.registry == vouching.registry)


def vouchings_of(case: Case) -> QuerySet[Vouching]:
    """Everybody who was asked about the case, the latest first."""
    return case.vouchings.select_related("office").order_by("-asked_at", "-pk")


def vouchings_for(user: User, search: str = "") -> QuerySet[Vouching]:
    """What the user's organisation is asked about; unanswered first, then the latest.

    `search` are parts of the child's names.
    """
    found = Vouching.objects.filter(office=user.office_id).select_related("case__subject", "office")
    for word in search_name(search).split():
        found = found.filter(case__subject__search_name__contains=word)
    return found.order_by("-answer", "-asked_at", "-pk")


def load_days(found: Sequence[Vouching]) -> None:
    """Fetch at once what `days_of` each of them needs."""
    told = Event.objects.filter(kind__in=TELLING).order_by("seq")
    prefetch_related_objects([one.case for one in found], Prefetch("events", queryset=told))


def days_of(vouching: Vouching) -> list[tuple[str, date | None]]:
    """The facts of the paper as the case has them now, by path: days, or None where unknown."""
    known = folded_facts(vouching.case)
    values: list[tuple[str, Any]] = [
        (path, known[path].value if path in known else None) for path in paper_of(vouching).facts
    ]
    return [(path, date.fromisoformat(value) if value else None) for path, value in values]


def issuers(case: Case, paper: Vouches) -> QuerySet[Office]:
    """The offices that may have issued the paper: those of its kind in the region of the case."""
    keeper = registries()[paper.registry].keeper
    region = case.place.partition("/")[0]
    there = Office.objects.filter(is_active=True, kind=keeper.kind if keeper else "")
    return there.filter(below(region)).order_by("place", "name_ru", "pk")


def offices_to_ask(case: Case, paper: Vouches) -> QuerySet[Office]:
    """Those of the issuers that were not asked about the paper yet."""
    asked = case.vouchings.filter(registry=paper.registry).values("office")
    return issuers(case, paper).exclude(pk__in=asked)
