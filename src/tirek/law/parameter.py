"""A dated value of the law: the monthly calculation index, the minimum wage, the school year."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.act import Mark


@dataclass(frozen=True)
class Value:
    """What the parameter was from a day on, where that was read, and how sure we are."""

    from_: date
    mark: Mark
    source: str
    amount: Decimal | None = None
    first_month: int | None = None
    last_month: int | None = None
    until: date | None = None
    note: Text | None = None


@dataclass(frozen=True)
class Parameter:
    """A parameter and its values by date; nothing is known from `known_until` on."""

    id: str
    name: Text
    known_until: date
    value: tuple[Value, ...]
    unit: str = ""

    def on(self, day: date) -> Value | None:
        """The value in force on a day; None when the law of that day is not known here."""
        if day >= self.known_until:
            return None
        begun = [value for value in self.value if value.from_ <= day]
        if not begun or (begun[-1].until is not None and begun[-1].until <= day):
            return None
        return begun[-1]

    def names(self) -> dict[str, str]:
        """The names rules know it by, with the field of a value each stands for."""
        if self.unit == "tenge":
            return {self.id: "amount"}
        return {f"{self.id}_{name}": name for name in ("first_month", "last_month")}

    def asked(self, name: str, month: Month) -> object | None:
        """The value a rule gets under one of `names` for a month; money as Tenge."""
        value = self.on(month.first_day)
        if value is None:
            return None
        found = getattr(value, self.names()[name])
        return Tenge.of(found) if isinstance(found, Decimal) else found
