"""What an edition pays, in the unit that lets places be compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from tirek.law.parameter import Parameter

INDEX = "mci"
MONTHS = {"month": 1, "quarter": 3}


@dataclass(frozen=True)
class Rate:
    """So many monthly calculation indices for every month or every quarter."""

    mci: Decimal
    per: Literal["month", "quarter"]

    @property
    def monthly(self) -> Decimal:
        """Indices a month."""
        return self.mci / MONTHS[self.per]


def index_on(day: date, parameters: Mapping[str, Parameter]) -> Decimal | None:
    """The monthly calculation index of the day in tenge; None while it is not known."""
    value = parameters[INDEX].on(day)
    return value.amount if value else None
