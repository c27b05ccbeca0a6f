"""A column of an input table, and how a value of Python is written in it."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Union, get_args, get_origin

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.batch.lowered import Kind, Lowered, NotCompiled, text
from tirek.law.unknown import Need, is_unknown

KINDS: Mapping[object, Kind] = {
    bool: "bool",
    date: "date",
    Month: "month",
    int: "int",
    str: "text",
    Tenge: "money",
    Decimal: "number",
}
TYPES: Mapping[str, str] = {
    "bool": "BOOLEAN",
    "date": "DATE",
    "month": "BIGINT",
    "int": "BIGINT",
    "text": "VARCHAR",
    "money": "BIGINT",
    "number": "BIGINT",
}
WIDE: Mapping[str, str] = {"money": "WIDE", "number": "WIDE"}
"""Where rules add up records, sums have more than 64 bits; each engine has a word for it."""
FACT_PER = 10**6
"""Numbers of a case have six decimals at most."""
NOT_KNOWN = "_not_known"
"""What the companion column of a fact that may be none is called: TRUE where it is not known."""


class NotWhole(ValueError):
    """A number of a case with more decimals than its column holds."""


@dataclass(frozen=True)
class Column:
    """A column of an input table: its name, what it holds, what it needs while it is NULL."""

    name: str
    kind: Kind
    optional: bool = False
    per: int = 1
    need: Need | None = None
    wide: bool = False

    @property
    def type(self) -> str:
        """The type of the column."""
        return WIDE.get(self.kind, TYPES[self.kind]) if self.wide else TYPES[self.kind]

    @property
    def typed(self) -> tuple[str, str]:
        """The name and the type of the column."""
        return self.name, self.type

    def value(self, found: object) -> object:
        """What the column holds for a value of Python: whole numbers for sums and decimals."""
        if found is None or is_unknown(found):
            return None
        if isinstance(found, Tenge):
            return self._whole(found.numerator, found.denominator)
        if isinstance(found, Decimal):
            return self._whole(*found.as_integer_ratio())
        return int(found) if isinstance(found, Month) else found

    def _whole(self, above: int, below: int) -> int:
        whole, over = divmod(above * self.per, below)
        if over:
            raise NotWhole(f"{self.name} has more decimals than a column holds")
        return whole

    def back(self, held: object) -> object:
        """The value of Python that a column of a fact holds."""
        if held is None:
            return None
        if self.kind == "month":
            return Month(int(str(held)))
        if self.kind == "money":
            return Tenge.of_tiyn(int(str(held)))
        if self.kind == "number":
            return Decimal(int(str(held))) / self.per
        return held

    def fixed(self, found: object) -> Lowered:
        """The column where it holds that value in every row."""
        value = self.value(found)
        wide = self.wide and self.kind in WIDE
        sql = f"wide({literal(value)})" if wide else f"CAST({literal(value)} AS {self.type})"
        among = (value,) if type(value) is int and self.kind == "int" else ()
        return Lowered(sql, self.kind, optional=self.optional, per=self.per, among=among, wide=wide)


def literal(value: object) -> str:
    """A value as it is written in SQL; the column says what it is."""
    return "NULL" if value is None else text(str(value))


def kind_of(hint: object) -> tuple[Kind, bool]:
    """What a type is in SQL, and whether it may be none. Raises NotCompiled."""
    optional = get_origin(hint) in (Union, types.UnionType)
    if optional:
        (hint,) = (one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is Literal:
        hint = str
    if hint not in KINDS or (optional and hint is bool):
        raise NotCompiled(f"{hint} has no column")
    return KINDS[hint], optional
