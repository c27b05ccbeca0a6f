"""A service given as hours of somebody's work: the hours.toml of its folder.

It names the terms of the edition that limit and price the hours (the numbers stay there), what
stops the service, who may not do the work, and by which day the month is paid.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.law.edition import Edition, term_at
from tirek.procedure.cite import Cite
from tirek.procedure.deadline import span_end
from tirek.procedure.process import Span

Unit = Literal["mci", "tenge"]


@dataclass(frozen=True)
class Limit:
    """A term of the edition by its path ("norm.hours_a_day"), and where it is written."""

    term: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Price:
    """The term that prices an hour, and in what."""

    term: str
    unit: Unit
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Rule:
    """A sentence of the act that needs no number: what it says, and where."""

    text: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Stop:
    """Why the service is stopped for a time."""

    id: str
    name: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Exclusion:
    """Who may not do the work.

    An officer answers whether it is so, unless it is an age: then the birth date does. `spares`
    says that a close relative is not excluded by it.
    """

    id: str
    code: str
    name: Text
    asks: Text
    cites: tuple[Cite, ...]
    younger_than: int | None = None
    spares: Literal["nobody", "close_relative"] = "nobody"


@dataclass(frozen=True)
class DayOfNextMonth:
    """A day of the month after the one worked, and where it is written."""

    day: int
    cites: tuple[Cite, ...]

    def __post_init__(self) -> None:
        if not 1 <= self.day <= 28:
            raise ValueError(f"{self.day}; expected a day that every month has")

    def after(self, worked: Month) -> date:
        """The last day for the month worked."""
        return worked.next.first_day.replace(day=self.day)


@dataclass(frozen=True)
class Papers:
    """What the sheet is called, by its annex and where it is written; and who works, in words."""

    sheet: Text
    annex: str
    worker: Text
    act: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class HoursOfWork:
    """All of hours.toml. A limit that is not named there does not exist in the act."""

    papers: Papers
    begins: Rule
    signed: Rule
    pay: DayOfNextMonth
    after_death: Span
    day: Limit | None = None
    year: Limit | None = None
    price: Price | None = None
    guaranteed: Limit | None = None
    contributions: DayOfNextMonth | None = None
    stops: tuple[Stop, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()

    def stop(self, name: str) -> Stop:
        """The stop of that id. Raises KeyError."""
        return {one.id: one for one in self.stops}[name]

    def terms(self) -> Iterator[str]:
        """The paths of every term it names."""
        for one in (self.day, self.year, self.price, self.guaranteed):
            if one is not None:
                yield one.term

    def cited(self) -> Iterator[Cite]:
        """Every citation."""
        told = (self.papers, self.begins, self.signed, self.pay, self.after_death)
        limits = (self.day, self.year, self.price, self.guaranteed, self.contributions)
        for one in (*told, *limits, *self.stops, *self.exclusions):
            yield from one.cites if one is not None else ()


@dataclass(frozen=True)
class Norm:
    """The numbers of an edition: hours of a day and of a year, an hour in indices or in tenge, the
    guaranteed sum of a month in tenge. None: the act has no such limit, or its text does not
    print it. `within`: the act pays within a guaranteed sum, known or not."""

    day: Decimal | None = None
    year: Decimal | None = None
    price: Decimal | None = None
    unit: Unit = "tenge"
    guaranteed: Decimal | None = None
    within: bool = False


def norm_of(hours: HoursOfWork, edition: Edition) -> Norm:
    """What that edition sets."""
    return Norm(
        day=_number(hours.day, edition),
        year=_number(hours.year, edition),
        price=_number(hours.price, edition),
        unit=hours.price.unit if hours.price else "tenge",
        guaranteed=_number(hours.guaranteed, edition),
        within=hours.guaranteed is not None,
    )


def _number(named: Limit | Price | None, edition: Edition) -> Decimal | None:
    found = term_at(edition, named.term) if named is not None else None
    return None if found is None else Decimal(found)


ENTERED = ("hour", "month")
"""What a department may enter where the act prints no number: the price of an hour, the guaranteed
sum of a month."""


def entered_kinds(hours: HoursOfWork) -> tuple[str, ...]:
    """Those of them that the act names; a price that it prints in indices is not entered."""
    price = hours.price is not None and hours.price.unit == "tenge"
    named = (("hour", price), ("month", hours.guaranteed is not None))
    return tuple(kind for kind, is_named in named if is_named)


def with_entered(norm: Norm, hour: Decimal | None, month: Decimal | None) -> Norm:
    """The norm with what a department entered, where the edition itself sets nothing."""
    price = hour if norm.price is None else norm.price
    guaranteed = month if norm.guaranteed is None else norm.guaranteed
    return replace(norm, price=price, guaranteed=guaranteed)


def papers_due(hours: HoursOfWork, died_on: date, calendar: WorkingCalendar) -> date:
    """The last day for the papers of payment after the person's death."""
    return span_end(hours.after_death, died_on, calendar)


def load_hours(folder: Path) -> HoursOfWork | None:
    """What a service's folder says; None for one that is not hours of work. Raises TomlError."""
    path = folder / "hours.toml"
    return load(HoursOfWork, path) if path.exists() else None
