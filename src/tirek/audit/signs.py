"""Signs of collusion between those who order and those who supply. No table, no clock.

A sign proves nothing: it says where an auditor should look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel import toml
from tirek.kernel.text import Text

Kind = Literal["address", "phone", "account", "person", "night", "cap"]
KINDS: tuple[Kind, ...] = ("address", "phone", "account", "person", "night", "cap")
SHARED: tuple[Kind, ...] = ("address", "phone", "account", "person")


@dataclass(frozen=True)
class Settings:
    """Of a place, "" is every: `days` back; hours of the night; how many orders make a series."""

    place: str
    days: int
    night_from: int
    night_to: int
    series: int
    at_cap: int
    why: Text


@dataclass(frozen=True)
class SignsFile:
    """signs.toml; `street_words` say nothing of which street it is."""

    street_words: tuple[str, ...]
    settings: tuple[Settings, ...]


@dataclass(frozen=True)
class Party:
    """What is known of somebody, by the sign that it may give."""

    address: frozenset[str] = frozenset()
    phone: frozenset[str] = frozenset()
    account: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()

    def shared(self, other: Party, kind: Kind) -> frozenset[str]:
        """What both have."""
        mine, theirs = (getattr(one, kind) for one in (self, other))
        return frozenset(mine & theirs)


@dataclass(frozen=True)
class Ordered:
    """One order of a case: `at` in local time, sums in tiyn."""

    id: int
    case: int
    supplier: int
    at: datetime
    price: int
    guaranteed: int


@dataclass(frozen=True)
class Sign:
    """A sign, the orders it is seen in, and what coincides (for a series nothing)."""

    kind: Kind
    supplier: int
    orders: tuple[Ordered, ...]
    shared: tuple[str, ...] = field(default=())


@cache
def signs_file() -> SignsFile:
    """Raises TomlError."""
    return toml.load(SignsFile, Path(__file__).with_name("signs.toml"))


def settings_of(place: str) -> Settings:
    """Those of the place, else of the nearest place above it."""
    known = {one.place: one for one in signs_file().settings}
    parts = place.split("/")
    above = ["/".join(parts[:n]) for n in range(len(parts), 0, -1)]
    return next((known[one] for one in above if one in known), known[""])


def address_of(settlement: str, street: str, house: str, flat: str) -> str:
    """An address as two people write it alike; "" where it is not known to the house."""
    parts = [_letters(settlement), _street(street), _letters(house)]
    return " ".join([*parts, _letters(flat)]).strip() if all(parts) else ""


def found_in(
    orders: Iterable[Ordered],
    buyers: Mapping[int, Party],
    sellers: Mapping[int, Party],
    settings: Settings,
) -> list[Sign]:
    """Every sign, supplier by supplier; what nobody knows of a party gives none. `buyers` are by
    case, `sellers` by supplier."""
    by_supplier: dict[int, list[Ordered]] = {}
    for one in sorted(orders, key=lambda order: (order.at, order.id)):
        by_supplier.setdefault(one.supplier, []).append(one)
    return [
        sign
        for supplier, theirs in by_supplier.items()
        for sign in (
            *_shared(theirs, buyers, sellers.get(supplier, Party())),
            *at_night(theirs, settings),
            *always_at_cap(theirs, settings),
        )
    ]


def _shared(
    orders: Sequence[Ordered], buyers: Mapping[int, Party], seller: Party
) -> Iterator[Sign]:
    for one in orders:
        for kind in SHARED:
            both = buyers.get(one.case, Party()).shared(seller, kind)
            if both:
                yield Sign(kind, one.supplier, (one,), tuple(sorted(both)))


def at_night(orders: Sequence[Ordered], settings: Settings) -> Iterator[Sign]:
    """So many orders of one supplier in one night; a night is that of the evening it began."""
    nights: dict[object, list[Ordered]] = {}
    for one in orders:
        if one.at.hour >= settings.night_from or one.at.hour < settings.night_to:
            evening = (one.at - timedelta(hours=settings.night_to)).date()
            nights.setdefault(evening, []).append(one)
    for theirs in nights.values():
        if len(theirs) >= settings.series:
            yield Sign("night", theirs[0].supplier, tuple(theirs))


def always_at_cap(orders: Sequence[Ordered], settings: Settings) -> Iterator[Sign]:
    """Not once another price than the guaranteed sum, and that often enough."""
    if len(orders) >= settings.at_cap and all(one.price == one.guaranteed for one in orders):
        yield Sign("cap", orders[0].supplier, tuple(orders))


def _letters(words: str) -> str:
    return "".join(one for one in words.casefold() if one.isalnum())


def _street(words: str) -> str:
    spaced = "".join(one if one.isalnum() else " " for one in words.casefold())
    return "".join(one for one in spaced.split() if one not in signs_file().street_words)
