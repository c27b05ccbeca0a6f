"""What is paid for an order by whom: the guaranteed sum in force, and what is above it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tirek.supply.models import Guarantee
from tirek.supply.queries.offers import up

Asked = tuple[str, str, str]
"""A service, a kind of it, a place."""


def guarantee_on(service: str, kind: str, place: str, day: date) -> Guarantee | None:
    """The sum for the place on that day: its own, else that of the nearest place above."""
    asked = (service, kind, place)
    return guarantees_on([asked], day)[asked]


def guarantees_on(asked: Iterable[Asked], day: date) -> dict[Asked, Guarantee | None]:
    """The same of many at once: one question to the database."""
    wanted = set(asked)
    places = {one for _, _, place in wanted for one in up(place)}
    kinds = {kind for _, kind, _ in wanted}
    found = Guarantee.objects.filter(kind__in=kinds, place__in=places, since__lte=day)
    newest = {(o.service, o.kind, o.place): o for o in found.order_by("since", "pk")}
    return {
        (service, kind, place): next(
            (
                newest[service, kind, one]
                for one in reversed(up(place))
                if (service, kind, one) in newest
            ),
            None,
        )
        for service, kind, place in wanted
    }


@dataclass(frozen=True)
class Split:
    """In tiyn: what the supplier is reimbursed, and what the person pays (order No 287 p. 129)."""

    reimbursed: int
    own: int


def split(price_tiyn: int, guaranteed_tiyn: int, pieces: int = 1) -> Split:
    """Never more is reimbursed than the guaranteed sum of each piece, never more than its price."""
    reimbursed = min(price_tiyn, guaranteed_tiyn)
    return Split(pieces * reimbursed, pieces * (price_tiyn - reimbursed))
