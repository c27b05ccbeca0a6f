"""What the names of rules are in SQL: columns of cases, of editions, of dated values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import lcm
from typing import Any, get_type_hints

from tirek.kernel.money import Tenge
from tirek.law.batch.column import FACT_PER, NOT_KNOWN, WIDE, Column, kind_of
from tirek.law.batch.lowered import Lowered, NotCompiled
from tirek.law.catalogue import Law
from tirek.law.edition import term_names, term_values
from tirek.law.entry import Listed
from tirek.law.factsheet import Fact
from tirek.law.rulebook import LAW_VALUES, RuleBook
from tirek.law.unknown import Need, NeedKind

MOST_BITS = 62


@dataclass(frozen=True, eq=False)
class Columns:
    """Every column a rule book needs, by the law given. Raises NotCompiled where it is read."""

    book: RuleBook
    law: Law

    @cached_property
    def asked(self) -> frozenset[str]:
        """The names that rules ask for."""
        return frozenset(name for asked in self.book.parameters.values() for name in asked)

    @cached_property
    def facts(self) -> tuple[Column, ...]:
        """Of the cases. The day of application is needed even where no rule asks it."""
        return tuple(self._facts(self.book.facts.values(), ""))

    @cached_property
    def of_records(self) -> Mapping[str, tuple[Column, ...]]:
        """Of the records of each list: the facts that rules ask."""
        return {
            one.name: tuple(self._facts(one.sheet.facts, f"{one.path}.")) for one in self.book.rows
        }

    def _facts(self, facts: Iterable[Fact], at: str) -> Iterator[Column]:
        wide = self.book.has_records
        for fact in facts:
            if not self.asked.isdisjoint(fact.names) or fact.name == "applied_on":
                kind, per = kind_of(fact.type)[0], FACT_PER if fact.type is Decimal else 1
                need = Need("fact", at + fact.path)
                yield Column(fact.name, kind, fact.nullable, per, need, wide)

    @cached_property
    def lists(self) -> Mapping[str, Need]:
        """What is needed while it is not known which records a list has."""
        return {one.name: Need("fact", one.path) for one in self.book.rows}

    @cached_property
    def entries(self) -> Mapping[str, tuple[Listed, tuple[Column, ...]]]:
        """What lists of the acts say of a fact, by the name of the fact; as far as rules ask it."""
        found = {}
        for name, fact in self.book.all_facts.items():
            if fact.listed:
                hints = get_type_hints(fact.listed.kind)
                own = {one: f"{name}_{one}" for one in fact.listed.columns}
                asked = {one: column for one, column in own.items() if column in self.asked}
                need = Need("fact", self._path_of(name))
                columns = [
                    Column(column, kind_of(hints[one])[0], need=need)
                    for one, column in asked.items()
                ]
                if columns and fact.nullable:
                    raise NotCompiled(f"{name} may be none, and rules ask what a list says of it")
                if columns:
                    found[name] = (fact.listed, tuple(columns))
        return found

    def _path_of(self, name: str) -> str:
        records = {one.name: f"{one.path}." for one in self.book.rows}
        at = records.get(self.book.scope_of.get(name, ""), "")
        return at + self.book.all_facts[name].path

    @cached_property
    def on_application(self) -> tuple[Column, ...]:
        """Of the dated values as of the day of application."""
        return tuple(
            Column(name, "money", False, self._per_of_value(value), Need("parameter", value), True)
            for name, value in self.book.law_on_application.items()
        )

    @cached_property
    def terms(self) -> tuple[Column, ...]:
        """Of the editions, the readings with them."""
        return (*self._terms(), *self._readings())

    def _terms(self) -> Iterator[Column]:
        hints = self._hints
        for name, (group, one, label) in term_names(self.book.terms).items():
            if name not in self.asked and name != self.book.period:
                continue
            kind, optional = kind_of(hints.get(name, str))
            need = Need("term", f"{group}.{one}") if label else None
            wide = self.book.has_records
            yield Column(name, kind, optional and need is None, self._per(name), need, wide)

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
        records = (one for columns in self.of_records.values() for one in columns)
        every = (*self.facts, *self.terms, *self.values, *self.on_application, *records)
        needs = [one.need for one in every if one.need]
        needs = list(dict.fromkeys([*needs, *self.lists.values()]))
        if len(needs) > MOST_BITS:
            raise NotCompiled("more names may be unknown than a whole number has bits")
        return {need: 1 << at for at, need in enumerate(needs)}

    def bits_of(self, kind: NeedKind) -> int:
        """The bits of that kind together."""
        return sum(bit for need, bit in self.bits.items() if need.kind == kind)

    def needs_in(self, bits: int) -> list[Need]:
        """What the bits say."""
        return [need for need, bit in self.bits.items() if bits & bit]

    @cached_property
    def conditions(self) -> tuple[str, ...]:
        """The rules that refuse, each with its bit in `failed`: of the case, then of a month."""
        names = list(self.book.conditions("eligible"))
        names += self.book.conditions("entitled") if self.book.period else []
        return tuple(dict.fromkeys(names))

    def lowered(self, column: Column, table: str = "t") -> Lowered:
        """The column as an expression that may be unknown."""
        sql = f"{table}.{column.name}"
        needs = ""
        if column.need is not None:
            lacking = f"{sql}{NOT_KNOWN}" if column.optional else f"{sql} IS NULL"
            needs = f"(CASE WHEN {lacking} THEN {self.bits[column.need]} ELSE 0 END)"
        wide = column.wide and column.kind in WIDE
        return Lowered(sql, column.kind, needs, column.optional, column.per, wide=wide)

    @cached_property
    def _hints(self) -> dict[str, Any]:
        """The type each name has where a rule asks for it."""
        hints: dict[str, Any] = {}
        for rule in self.book.order:
            given = get_type_hints(rule.function)
            for name in self.book.parameters[rule.name]:
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
