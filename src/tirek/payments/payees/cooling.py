"""The days a new account waits: data of the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.law.act import Mark


@dataclass(frozen=True)
class Cooling:
    """Days from the confirmation of a new account to the first payment to it."""

    mark: Mark
    source: str
    days: int

    def ends(self, confirmed_on: date) -> date:
        """The first day on which the new account may be paid to."""
        return confirmed_on + timedelta(days=self.days)


@cache
def cooling() -> Cooling:
    return toml.load(Cooling, Path(__file__).with_name("cooling.toml"))
