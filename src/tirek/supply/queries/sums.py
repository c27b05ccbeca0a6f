"""What is paid for an order by whom: the guaranteed sum in force, and what is above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tirek.kernel.money import TIYN_IN_TENGE
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


Entered = Callable[[str, date], Decimal | None]


def entered_sums(service: str, place: str) -> Entered:
    """What was entered for a kind on a day, in tenge: as `guarantee_on`, but asked once for all."""
    held: list[Guarantee] | None = None

    def on(kind: str, day: date) -> Decimal | None:
        nonlocal held
        if held is None:
            found = Guarantee.objects.filter(service=service, place__in=up(place))
            held = sorted(found, key=lambda one: (len(up(one.place)), one.since, one.pk))
        fits = [one for one in held if one.kind == kind and one.since <= day]
        return Decimal(fits[-1].sum_tiyn) / TIYN_IN_TENGE if fits else None

    return on


@dataclass(frozen=True)
class Split:
    """In tiyn: what the supplier is reimbursed, and what the person pays (order No 287 p. 129)."""

    reimbursed: int
    own: int


def split(price_tiyn: int, guaranteed_tiyn: int, pieces: int = 1) -> Split:
    """Never more is reimbursed than the guaranteed sum of each piece, never more than its price."""
    reimbursed = min(price_tiyn, guaranteed_tiyn)
    return Split(pieces * reimbursed, pieces * (price_tiyn - reimbursed))
