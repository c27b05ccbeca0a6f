"""What the names of rules are in SQL: columns of cases, of editions, of dated values, of rules."""

from __future__ import annotations

import inspect
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from math import lcm
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.batch.lowered import Kind, Lowered, NotCompiled
from tirek.law.catalogue import Law
from tirek.law.edition import term_names, term_values
from tirek.law.rulebook import LAW_VALUES, RuleBook
from tirek.law.unknown import Need, NeedKind, is_unknown

KINDS: Mapping[object, Kind] = {
    bool: "bool",
    date: "date",
    Month: "month",
    int: "int",
    str: "text",
    Tenge: "money",
    Decimal: "number",
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


@dataclass(frozen=True, eq=False)
class Columns:
    """Every column a rule book needs, by the law given."""

    book: RuleBook
    law: Law

    @cached_property
    def asked(self) -> frozenset[str]:
        """The names that rules ask for."""
        return frozenset(name for asked in self.book.parameters.values() for name in asked)

    @cached_property
    def facts(self) -> tuple[Column, ...]:
        """Of the cases. The day of application is needed even where no rule asks it."""
        return tuple(
            Column(
                name,
                KINDS[fact.type],
                fact.nullable,
                need=Need("fact", fact.path),
            )
            for name, fact in self.book.facts.items()
            if name in self.asked or name == "applied_on"
        )

    @cached_property
    def terms(self) -> tuple[Column, ...]:
        """Of the editions, the readings with them."""
        return tuple([*self._terms(), *self._readings()])

    def _terms(self) -> Iterator[Column]:
        hints = self._hints
        for name, (group, one, label) in term_names(self.book.terms).items():
            if name not in self.asked and name != self.book.period:
                continue
            kind, optional = kind_of(hints.get(name, str))
            need = Need("term", f"{group}.{one}") if label else None
            yield Column(name, kind, optional and need is None, self._per(name), need)

    def _readings(self) -> Iterator[Column]:
        names = (f"reading_{one.id}" for one in self.book.readings)
        yield from (Column(name, "text") for name in names if name in self.asked)

    @cached_property
    def values(self) -> tuple[Column, ...]:
        """Of the dated values of the law."""
        return tuple(
            Column(
                name,
                "money" if name in LAW_VALUES else "int",
                need=Need("parameter", name),
                per=self._per_of_value(name),
            )
            for name in self.book.law_names
        )

    @cached_property
    def bits(self) -> dict[Need, int]:
        """The bit of each thing that may have to be learnt."""
        needs = [one.need for one in (*self.facts, *self.terms, *self.values) if one.need]
        if len(needs) > 62:
            raise NotCompiled("more names than there are bits")
        return {need: 1 << at for at, need in enumerate(needs)}

    def bits_of(self, kind: NeedKind) -> int:
        """The bits of that kind together."""
        return sum(bit for need, bit in self.bits.items() if need.kind == kind)

    def needs_in(self, bits: int) -> list[Need]:
        """What the bits say."""
        return [need for need, bit in self.bits.items() if bits & bit]

    def lowered(self, column: Column, table: str) -> Lowered:
        """The column as an expression."""
        sql = f"{table}.{column.name}"
        needs = ""
        if column.need is not None:
            lacking = f"{sql}{NOT_KNOWN}" if column.optional else f"{sql} IS NULL"
            needs = f"(CASE WHEN {lacking} THEN {self.bits[column.need]} ELSE 0 END)"
        return Lowered(sql, column.kind, needs, column.optional, column.per)

    @cached_property
    def _hints(self) -> dict[str, Any]:
        """The type each name has where a rule asks for it."""
        hints: dict[str, Any] = {}
        for rule in self.book.order:
            given = get_type_hints(rule.function)
            for name in inspect.signature(rule.function).parameters:
                hints.setdefault(name, given[name])
        return hints

    def _per(self, name: str) -> int:
        """The smallest whole number that makes the term whole in every edition."""
        found = [term_values(one).get(name) for one in self.law.editions(self.book).all]
        return lcm(*(one.as_integer_ratio()[1] for one in found if isinstance(one, Decimal)))

    def _per_of_value(self, name: str) -> int:
        parameter = self.law.parameter_named(name)
        field = parameter.names()[name]
        found = [getattr(value, field) for value in parameter.value]
        sums = [Tenge.of(one) for one in found if isinstance(one, Decimal)]
        return lcm(*(one.denominator for one in sums))
