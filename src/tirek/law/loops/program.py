"""The loop over the cases of a share: rules of the case and of its records, then its months.

What the text is given are arrays: `c_<name>` a column of cases or records, `n_<name>` whether it
is none, `s_<list>` where the records of each begin. What it fills: outcome, failed conditions,
months and tiyn of each case, and a row for each payment period. A case that it cannot decide for
certain stays `LEFT`.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tirek.law.batch.before import names_in
from tirek.law.batch.column import Column
from tirek.law.batch.columns import Columns
from tirek.law.batch.each import Asked, asked_of_each
from tirek.law.batch.lowered import NotCompiled
from tirek.law.batch.records import Records, Visit, wanted_of
from tirek.law.batch.share import Share
from tirek.law.loops.each import gathered
from tirek.law.loops.held import Held, Lines
from tirek.law.loops.lower import Codes, Lowering
from tirek.law.loops.months import Months
from tirek.law.rule import Rule
from tirek.law.scope import CASE
from tirek.law.subset import expression_of

FIRST_DAY = date(1970, 1, 1).toordinal()
LEFT, GRANTED, REFUSED = 0, 1, 2
ASKED = ("begin", "end", "since", "until", "known_first", "known_last", "law_first", "reasons",
         "room")  # fmt: skip
FILLED = ("o_outcome", "o_failed", "o_months", "o_amount")
DUES = ("d_case", "d_begins", "d_count", "d_bits", "d_amount")


class Scratch(NamedTuple):
    """An array for what a rule said of each record of one case."""

    name: str
    scope: str
    is_bool: bool


@dataclass(eq=False)
class Program:
    """The text of the loop for one share. Raises NotCompiled, with the rule."""

    columns: Columns
    share: Share
    codes: Codes
    lines: Lines = field(default_factory=lambda: Lines(depth=2))
    names: dict[str, Held] = field(default_factory=dict)
    scratch: list[Scratch] = field(default_factory=list)
    used: dict[str, tuple[str, Column]] = field(default_factory=dict)
    """The columns that are asked, each with its scope."""
    later: dict[str, ast.expr] = field(default_factory=dict)
    """The rules that are worked out where they are asked."""
    _stored: dict[str, Held] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """A function `decide`, of the names that `asked` says."""
        self._fixed()
        for visit in self.visits:
            self._visit(visit)
        self._end()
        lines, self.lines = self.lines, Lines(depth=2, numbers=self.lines.numbers)
        self._begin()
        head = f"def decide({', '.join(self.asked)}):"
        return "\n".join([head, "    d = 0", "    for i in range(begin, end):",
                          *self.lines.lines, *lines.lines, "    return end, d", ""])  # fmt: skip

    @property
    def asked(self) -> tuple[str, ...]:
        """What `decide` is given, in order."""
        given = [*ASKED, *(f"s_{one}" for one in self.lists)]
        for name, (_, column) in self.used.items():
            given += [f"c_{name}", *([f"n_{name}"] if column.optional else [])]
        values = [f"v_{one.name}" for one in self.columns.values]
        held = [one.name for one in self.scratch]
        dues = DUES if self.columns.book.period else ()
        return (*given, *self._span, *values, *held, *FILLED, *dues)

    @property
    def _span(self) -> tuple[str, ...]:
        return ("c_begins", "c_ends") if self.columns.book.period else ()

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """The lists of records that are gone through, the outer first."""
        return tuple(one.name for one in self.columns.book.rows)

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """The rules that the answer depends on, as they are asked over lists in SQL too."""
        return Records(self.columns, self.share, wanted_of(self.columns)).visits

    # --- what names are ----------------------------------------------------------------------

    def _fixed(self) -> None:
        """The terms that are the same for all cases of the share."""
        for one in self.columns.terms:
            if one.name in self.share.fixed:
                value = one.value(self.share.fixed[one.name])
                if value is None:
                    self.names[one.name] = Held("0", one.kind, one.per, none="True")
                elif isinstance(value, bool):
                    self.names[one.name] = Held(str(value), "bool")
                elif isinstance(value, str):
                    self.names[one.name] = Held(str(self.codes[value]), "text")
                elif isinstance(value, date):
                    number = value.toordinal() - FIRST_DAY
                    self.names[one.name] = Held(str(number), "date")
                else:
                    number = int(str(value))
                    self.names[one.name] = Held(str(number), one.kind, one.per, among=(number,))

    @cached_property
    def _every_column(self) -> dict[str, tuple[str, Column]]:
        columns = self.columns
        found = {
            one.name: (CASE, one)
            for one in (*columns.facts, *columns.terms, *columns.on_application)
            if one.name not in self.share.fixed
        }
        for scope, of_records in columns.of_records.items():
            found |= {one.name: (scope, one) for one in of_records}
            own = {one.name for one in of_records}
            for fact, (_, entries) in columns.entries.items():
                if fact in own:
                    found |= {one.name: (scope, one) for one in entries}
        return found

    def _load(self, scope: str, asked: Sequence[str], index: str) -> None:
        """The columns and the earlier answers of a scope, under names of the loop."""
        for name in asked:
            where = self._every_column.get(name)
            if name == scope and scope != CASE:
                number = self.lines.keep(f"{index} - s_{scope}[{self._around(scope)}] + 1")
                self.names[name] = Held(number, "int")
            elif where is not None and where[0] == scope:
                self._column(name, index, where)
            elif name in self._stored and self.columns.book.rules[name].scope == scope:
                self._again(name, f"{index} - b_{scope}")

    def _column(self, name: str, index: str, where: tuple[str, Column]) -> None:
        self.used[name] = where
        said = self.lines.keep(f"c_{name}[{index}]")
        none = self.lines.keep(f"n_{name}[{index}]") if where[1].optional else ""
        self.names[name] = Held(said, where[1].kind, where[1].per, none=none)

    def _again(self, name: str, at: str) -> None:
        found = self._stored[name]
        said, slack, none = (
            sql and self.lines.keep(f"{sql}[{at}]") for sql in (found.said, found.slack, found.none)
        )
        self.names[name] = replace(found, said=said, slack=slack, none=none)

    def _around(self, scope: str) -> str:
        parent = self.columns.book.scopes.parents[scope]
        return "i" if parent == CASE else f"i_{parent}"

    # --- visits -------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Nothing is wrong with the case yet; where its records begin."""
        self.lines.line("bad = 0")
        self.lines.line("marked = d")
        for scope in self.lists:
            parent = self.columns.book.scopes.parents[scope]
            around = "i" if parent == CASE else f"b_{parent}"
            self.lines.line(f"b_{scope} = s_{scope}[{around}]")

    def _visit(self, visit: Visit) -> None:
        asked = list(self._asked_by(visit.rules))
        with ExitStack() as loops:
            if visit.scope == CASE:
                self._load(CASE, asked, "i")
            else:
                self._load(CASE, [one for one in asked if one not in self.names], "i")
            for level in self.columns.book.scopes.chains[visit.scope]:
                around = self._around(level)
                bounds = f"s_{level}[{around}], s_{level}[{around} + 1]"
                loops.enter_context(self.lines.inside(f"for i_{level} in range({bounds}):"))
                self._load(level, asked, f"i_{level}")
            for one in asked_of_each(self.columns, visit.rules):
                index = "i" if visit.scope == CASE else f"i_{visit.scope}"
                self.names[one.key] = gathered(self.lines, one, self._array(one), index)
            self.later = self._asked_once(visit)
            for rule in visit.rules:
                if rule.name not in self.later:
                    self.rule(rule)

    def _array(self, asked: Asked) -> Held:
        """The arrays of what is asked of each record: a rule, a fact, or the record itself."""
        column = self._every_column.get(asked.name)
        if column is None:
            return self._stored.get(asked.name, Held("", "int"))
        self.used[asked.name] = column
        return Held(f"c_{asked.name}", column[1].kind, column[1].per)

    def _asked_by(self, rules: Sequence[Rule]) -> Iterator[str]:
        for rule in rules:
            yield from sorted(names_in(expression_of(rule.function)))

    def _asked_once(self, visit: Visit) -> dict[str, ast.expr]:
        """The rules that one other rule of the visit asks, and nothing else."""
        kept = self._kept | {"eligible", "first_month", "last_month"}
        times = Counter(name for rule in visit.rules for name in self._parameters(rule))
        return {
            rule.name: expression_of(rule.function)
            for rule in visit.rules
            if times[rule.name] == 1 and rule.name not in kept
        }

    def _parameters(self, rule: Rule) -> tuple[str, ...]:
        return self.columns.book.parameters[rule.name]

    @cached_property
    def _kept(self) -> frozenset[str]:
        """The rules that another visit, a month, a period or the refusal asks."""
        book, found = self.columns.book, {*self.columns.book.case_names}
        found |= {*book.conditions("eligible")}
        for visit in self.visits:
            own = {rule.name for rule in visit.rules}
            found |= {name for rule in visit.rules for name in self._parameters(rule)} - own
        return frozenset(found)

    def rule(self, rule: Rule) -> None:
        """The value of a rule, known under its name from now on; kept, if a visit asks it later."""
        try:
            found = self.lowering.lower(expression_of(rule.function))
        except NotCompiled as problem:
            raise NotCompiled(str(problem), problem.line, rule) from None
        self.names[rule.name] = found
        if rule.scope in self.lists and rule.name in self._kept:
            self._store(rule, found)

    def _store(self, rule: Rule, found: Held) -> None:
        at = f"i_{rule.scope} - b_{rule.scope}"
        kept = {}
        for kind, value, is_bool in (
            ("said", found.said, found.kind == "bool"),
            ("slack", found.slack, False),
            ("none", found.none, True),
        ):
            if value:
                name = f"r_{rule.name}_{kind}"
                self.scratch.append(Scratch(name, rule.scope, is_bool))
                self.lines.line(f"{name}[{at}] = {value}")
                kept[kind] = name
        self._stored[rule.name] = replace(
            found,
            among=(),
            said=kept["said"],
            slack=kept.get("slack", ""),
            none=kept.get("none", ""),
        )

    @property
    def lowering(self) -> Lowering:
        """How expressions are said, with the names as they are now."""
        return Lowering(self.lines, self.names, self.codes, self.later)

    # --- the answer ---------------------------------------------------------------------------

    def _end(self) -> None:
        book, lines = self.columns.book, self.lines
        asked = [one.name for one in (*self.columns.facts, *self.columns.terms)]
        asked += [one.name for one in self.columns.on_application]
        eligible = self.names["eligible"].said
        lines.line("failed, months, amount = 0, 0, 0")
        lines.line(f"outcome = {GRANTED}")
        with lines.inside(f"if not {eligible}:"):
            lines.line(f"outcome = {REFUSED}")
            self.failing("eligible")
        if book.period:
            months = Months(self)
            self._load(CASE, [one for one in asked if one in months.asked_of_case], "i")
            months.write()
        with lines.inside("if bad != 0:"):
            lines.line(f"outcome, failed, months, amount, d = {LEFT}, 0, 0, 0, marked")
        for name in ("outcome", "failed", "months", "amount"):
            lines.line(f"o_{name}[i] = {name}")

    def failing(self, rule: str, into: str = "failed") -> None:
        """The bits of the conditions of a rule that do not hold."""
        for name in self.columns.book.conditions(rule):
            bit = 1 << self.columns.conditions.index(name)
            self.lines.line(f"{into} |= 0 if {self.names[name].said} else {bit}")
