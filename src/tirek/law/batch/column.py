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
NOT_KNOWN = "_not_known"
"""What the companion column of a fact that may be none is called: TRUE where it is not known."""


@dataclass(frozen=True)
class Column:
    """A column of an input table: its name, what it holds, what it needs while it is NULL."""

    name: str
    kind: Kind
    optional: bool = False
    per: int = 1
    need: Need | None = None

    @property
    def typed(self) -> tuple[str, str]:
        """The name and the type of the column."""
        return self.name, TYPES[self.kind]

    def value(self, found: object) -> object:
        """What the column holds for a value of Python: whole numbers for sums and decimals."""
        if found is None or is_unknown(found):
            return None
        if isinstance(found, Tenge):
            return found.numerator * self.per // found.denominator
        if isinstance(found, Decimal):
            above, below = found.as_integer_ratio()
            return above * self.per // below
        return int(found) if isinstance(found, Month) else found

    def fixed(self, found: object) -> Lowered:
        """The column where it holds that value in every row."""
        value = self.value(found)
        sql = f"CAST({literal(value)} AS {TYPES[self.kind]})"
        among = (value,) if type(value) is int and self.kind == "int" else ()
        return Lowered(sql, self.kind, optional=self.optional, per=self.per, among=among)


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
