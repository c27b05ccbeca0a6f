"""The quality table as data: what each indicator is called, its norm, where its figure is from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel import toml
from tirek.kernel.text import Text
from tirek.procedure.cite import Cite

How = Literal["events", "answers", "entered"]
Sense = Literal["at_least", "at_most"]


@dataclass(frozen=True)
class Indicator:
    """One line of the table; norm, target and printed (the value the act itself tells) in percent.

    `counted` says how the figure is made; `question` is what people are asked where only they
    can tell, `after_complaint` only of those who complained.
    """

    id: str
    group: str
    name: Text
    how: How
    counted: Text | None = None
    norm: Decimal | None = None
    target: Decimal | None = None
    printed: Decimal | None = None
    sense: Sense = "at_least"
    measure: str = ""
    minutes: int = 0
    question: Text | None = None
    after_complaint: bool = False
    lines: str = ""

    def meets(self, actual: Decimal, wanted: Decimal | None) -> bool | None:
        """Whether the share is as good as what is wanted; None where nothing is."""
        if wanted is None:
            return None
        return actual >= wanted if self.sense == "at_least" else actual <= wanted


@dataclass(frozen=True)
class Group:
    """A heading of the table."""

    id: str
    name: Text


@dataclass(frozen=True)
class DayOfMonth:
    """A day by which a report is due; without a month it is the one after the quarter."""

    day: int
    month: int | None = None


@dataclass(frozen=True)
class ReportDates:
    """By when reports are handed in, and where that is said."""

    quarterly: DayOfMonth
    yearly: DayOfMonth
    note: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Quality:
    """The whole table."""

    reports: ReportDates
    groups: tuple[Group, ...]
    indicators: tuple[Indicator, ...]

    def indicator(self, id_: str) -> Indicator:
        """The indicator of that id. KeyError if there is none."""
        for one in self.indicators:
            if one.id == id_:
                return one
        raise KeyError(id_)

    def asked(self, *, complained: bool) -> list[Indicator]:
        """What to ask a person whose case has ended."""
        asked = [one for one in self.indicators if one.how == "answers"]
        return [one for one in asked if complained or not one.after_complaint]


@cache
def quality() -> Quality:
    """The table as it is coded."""
    return toml.load(Quality, Path(__file__).with_name("quality.toml"))
