"""One fact: what people call it, of which type it is, and reading its value strictly."""

import re
import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Literal, Union, get_args, get_origin

from tirek.kernel.money import Tenge
from tirek.kernel.parsing import ParseError
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.entry import Entry, Listed

WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_DAYS: Final = 1 << 15
"""Days that are remembered as they are written: those of three generations."""
UNSAID: Final = object()
"""The default of a fact that is not known until it is said."""
EXPECTED: Mapping[type, str] = {
    date: "a date YYYY-MM-DD",
    bool: "true or false",
    Month: "a month YYYY-MM",
    Tenge: 'a sum in tenge such as "12500.00", not below zero',
    Decimal: 'a number such as "4.5", not below zero',
}
ZERO: Mapping[type, Any] = {Tenge: Tenge.ZERO, Decimal: Decimal(0)}


@dataclass(frozen=True, slots=True)
class Said:
    """What a sheet says of a fact: its label, its list if it is an entry, whether zero is none."""

    label: Text
    listed: Listed | None = None
    positive: bool = False


def fact(
    kk: str, ru: str, en: str, *, listed: Listed | None = None, positive: bool = False
) -> Said:
    """What people call a fact: `born_on: Annotated[date, fact("...", "...", "...")]`.

    `listed` names the list of the act its value is an entry of; `positive` refuses zero.
    """
    return Said(Text(kk, ru, en), listed, positive)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its path in the document, its name in rules, its type and its label.

    `default` is the value of a fact that nobody mentions: only where its sheet gives one.
    """

    path: str
    name: str
    type: type
    choices: tuple[str, ...]
    nullable: bool
    label: Text
    listed: Listed | None = None
    positive: bool = False
    default: object = UNSAID

    @property
    def expected(self) -> str:
        """What a value must look like, for an error message."""
        if self.choices:
            kind = "one of " + ", ".join(self.choices)
        else:
            kind = EXPECTED.get(self.type, self.type.__name__)
        if self.positive:
            kind = kind.replace("not below zero", "above zero")
        return f"{kind} or null" if self.nullable else kind

    @property
    def names(self) -> tuple[str, ...]:
        """The names rules may ask for: the fact's own, and what the list says of its entry."""
        columns = self.listed.columns if self.listed else ()
        return (self.name, *(f"{self.name}_{column}" for column in columns))

    def values(self, value: object) -> dict[str, object]:
        """Of an entry of a list, the value under each of `names`: what the list says of it."""
        found = dict.fromkeys(self.names, value)
        assert self.listed is not None
        if isinstance(value, str):
            entry: Entry = self.listed.entries[value]
            for column in self.listed.columns:
                found[f"{self.name}_{column}"] = getattr(entry, column)
        return found


def fact_of(path: str, name: str, hint: Any, said: Said, default: object = UNSAID) -> Fact:
    """The fact a field of a sheet declares by its type hint."""
    nullable = get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)
    if nullable:
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    choices = get_args(hint) if get_origin(hint) is Literal else ()
    if said.listed:
        choices = tuple(said.listed.entries)
    kind = str if choices else hint
    return Fact(
        path, name, kind, choices, nullable, said.label, said.listed, said.positive, default
    )


def read_value(one: Fact, value: object) -> object:
    """A value as rules get it. Raises ValueError with what is wrong."""
    if value is None:
        if one.nullable:
            return None
        raise ValueError("null is not allowed here (leave the key out when it is not known)")
    if one.choices:
        if value in one.choices:
            return value
    elif one.type is date:
        return _read_date(value)
    elif one.type in READERS:
        return _sized(one, READERS[one.type](value), value)
    elif type(value) is one.type:
        return value
    raise ValueError(f"{value!r} is not possible")


def _sized(one: Fact, found: Any, written: object) -> object:
    """Sums and numbers of a household are never below zero."""
    zero = ZERO.get(type(found))
    if zero is not None and found < zero:
        raise ValueError(f"{written!r} is below zero")
    if one.positive and found == zero:
        raise ValueError(f"{written!r} is not above zero")
    return found


def _read_date(value: object) -> date:
    if type(value) is date:
        return value
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a date")
    return written_day(value)


@lru_cache(maxsize=MOST_DAYS)
def written_day(raw: str) -> date:
    """A day written YYYY-MM-DD and in no other of the ways of ISO 8601. Raises ValueError."""
    if not WRITTEN_DAY.fullmatch(raw):
        raise ValueError(f"{raw!r} is not a date")
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise ValueError(f"{raw!r} is not a date of the calendar") from None


def _read_month(value: object) -> Month:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a month")
    try:
        return Month.parse(value)
    except ParseError:
        raise ValueError(f"{value!r} is not a month") from None


def _read_tenge(value: object) -> Tenge:
    try:
        sum_ = Tenge.of(value)  # type: ignore[arg-type]
    except (TypeError, ParseError):
        raise ValueError(f"{value!r} is not a sum of money") from None
    if not sum_.is_payable:
        raise ValueError(f"{value!r} has parts of a tiyn")
    return sum_


def _read_number(value: object) -> Decimal:
    try:
        if type(value) in (int, str, Decimal):
            found = Decimal(value)  # type: ignore[arg-type]
            if found.is_finite():
                return found
    except ArithmeticError:
        pass
    raise ValueError(f"{value!r} is not a number")


READERS: Mapping[type, Any] = {
    Month: _read_month,
    Tenge: _read_tenge,
    Decimal: _read_number,
}
