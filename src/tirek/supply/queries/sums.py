"""What is paid for an order by whom: the guaranteed sum in force, and what is above it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tirek.supply.models import Guarantee
from tirek.supply.queries.offers import up


def guarantee_on(service: str, kind: str, place: str, day: date) -> Guarantee | None:
    """The sum for the place on that day: its own, else that of the nearest place above."""
    found = Guarantee.objects.filter(service=service, kind=kind, since__lte=day)
    for one in reversed(up(place)):
        newest = found.filter(place=one).order_by("since", "pk").last()
        if newest is not None:
            return newest
    return None


@dataclass(frozen=True)
class Split:
    """In tiyn: what the supplier is reimbursed, and what the person pays (order No 287 p. 129)."""

    reimbursed: int
    own: int


def split(price_tiyn: int, guaranteed_tiyn: int, pieces: int = 1) -> Split:
    """Never more is reimbursed than the guaranteed sum of each piece, never more than its price."""
    reimbursed = min(price_tiyn, guaranteed_tiyn)
    return Split(pieces * reimbursed, pieces * (price_tiyn - reimbursed))
