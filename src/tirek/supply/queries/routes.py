"""Which kinds a person of a case has coming, and by which way on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.facts import folded_facts
from tirek.procedure.supply.market import Kind, Route
from tirek.supply.models import Finding
from tirek.supply.queries.offers import up


def kinds_by(route: Route, case: Case, day: date) -> list[Kind]:
    """The kinds that are for the person of a case and go that way on that day (order No 287
    p. 131): by the act, or because a commission found no supplier of the kind on the portal."""
    market = service_of(case).market
    if market is None:
        return []
    known = {path: fact.value for path, fact in folded_facts(case).items()}
    theirs = [one for one in market.kind if one.is_for(known)]
    absent = absent_on(case.service, case.place, day) if theirs else frozenset()
    return [one for one in theirs if _route(one, absent) == route]


def route_on(kind: Kind, service: str, place: str, day: date) -> Route:
    """The way of a kind in a place on that day."""
    return _route(kind, absent_on(service, place, day))


def absent_on(service: str, place: str, day: date) -> frozenset[str]:
    """The kinds of which no supplier is on the portal: the conclusion of the place itself holds,
    else that of the nearest place above; of several there the last."""
    found = Finding.objects.filter(service=service, place__in=up(place), on__lte=day)
    return frozenset(kind for kind, one in _nearest(found) if one.absent)


def _nearest(found: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    ordered = sorted(found, key=lambda one: (one.place.count("/"), one.on, one.pk))
    yield from {one.kind: one for one in ordered}.items()


def _route(kind: Kind, absent: frozenset[str]) -> Route:
    return "procurement" if kind.route == "procurement" or kind.id in absent else "portal"
