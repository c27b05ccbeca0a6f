"""What the market of the demonstration is made of, as market.toml tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.config.demo.one_case import Invented
from tirek.config.demo.programmes import Version
from tirek.config.demo.sellers import Certificate, Seller
from tirek.kernel import toml
from tirek.kernel.text import Text

Then = Literal[
    "waits",
    "open",
    "blocked",
    "ordered",
    "accepted",
    "in_delivery",
    "received",
    "completed",
    "returned",
    "closed",
]


@dataclass(frozen=True, kw_only=True)
class Told(Invented):
    """Who was granted what kind, and how far it has come; `versions` are those of the individual
    programme."""

    kind: str
    then: Then
    offer: int
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True)
class Sold:
    """An offer of the supplier at that place of the list."""

    supplier: int
    kind: str
    name: str
    tenge: int
    pieces: int
    sizes: tuple[str, ...]
    colour: str


@dataclass(frozen=True)
class Sum:
    """An invented guaranteed sum."""

    kind: str
    tenge: int


@dataclass(frozen=True)
class MarketFile:
    """market.toml; `opened` is so many working days before the day of the demonstration."""

    service: str
    opened: int
    order: Text
    decision: Text
    source: str
    left: Text
    words: str
    found: Mapping[str, bool]
    paper: Certificate
    guarantees: tuple[Sum, ...]
    suppliers: tuple[Seller, ...]
    offers: tuple[Sold, ...]
    people: tuple[Told, ...]


@cache
def told() -> MarketFile:
    """Raises TomlError."""
    return toml.load(MarketFile, Path(__file__).with_name("market.toml"))
