"""The months of a case in the loop, grouped into its payment periods."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tirek.law.batch.before import names_in
from tirek.law.batch.query import OF_MONTHS, QUARTER, names_by_month
from tirek.law.loops.held import Held
from tirek.law.rule import Rule
from tirek.law.scope import MONTH, PERIOD
from tirek.law.subset import expression_of

if TYPE_CHECKING:
    from tirek.law.loops.program import Program

STEADY = frozenset({"month_of", "months_after", "months_later", "days_after", "age_on"})
"""Calls that are worked out once for all months where they ask nothing of the month."""


@dataclass(eq=False)
class Months:
    """Writes the lines that follow the rules of a case."""

    program: Program

    @cached_property
    def _entitled(self) -> list[Rule]:
        """The rules that say whether a month is paid."""
        return self._closed(MONTH, ["entitled"])

    @cached_property
    def _due(self) -> list[Rule]:
        """The rules by month that only sums ask."""
        asked = [name for rule in self._periods for name in self._parameters(rule)]
        return [rule for rule in self._closed(MONTH, asked) if rule not in self._entitled]

    @cached_property
    def _periods(self) -> list[Rule]:
        return self._closed(PERIOD, ["payable"])

    @cached_property
    def asked_of_case(self) -> frozenset[str]:
        """Every name that rules of months and periods ask."""
        rules = (*self._entitled, *self._due, *self._periods)
        return frozenset(name for rule in rules for name in self._parameters(rule))

    def _parameters(self, rule: Rule) -> Sequence[str]:
        return self.program.columns.book.parameters[rule.name]

    def _closed(self, stage: str, names: list[str]) -> list[Rule]:
        """The rules of a stage that these depend on, in the order of the graph."""
        book, left = self.program.columns.book, list(names)
        found: set[str] = set()
        own = {rule.name for rule in book.of_stage(stage)}
        while left:
            name = left.pop()
            if name in own - found:
                found.add(name)
                left += book.parameters[name]
        return [rule for rule in book.of_stage(stage) if rule.name in found]

    # --- lines --------------------------------------------------------------------------------

    def write(self) -> None:
        """Every period with an entitled month becomes a row; without any the case is refused."""
        program, lines = self.program, self.program.lines
        first = program.names["first_month"].said
        lines.line(f"first, last = {first}, min({program.names['last_month'].said}, until)")
        known = "first + 1 >= c_begins[i] and last < c_ends[i]"
        if program.columns.values:
            known += " and first >= known_first and last <= known_last"
        with lines.inside(f"if not ({known}):"):
            lines.line("bad = 1")
        with lines.inside(f"elif {program.names['eligible'].said}:"):
            with lines.inside("if d + last - first + 2 > room:"):
                lines.line("return i, marked")
            self._steady()
            self._by_period()
            with lines.inside("if d == marked:"):
                lines.line("outcome = 2")
                with lines.inside("if reasons != 0:"):
                    self._why()

    def _by_period(self) -> None:
        lines = self.program.lines
        quarterly = self.program.share.fixed[self.program.columns.book.period] == QUARTER
        begins, step = ("first - first % 3", 3) if quarterly else ("first", 1)
        with lines.inside(f"for begins in range({begins}, last + 1, {step}):"):
            lines.line("number, bits = 0, 0")
            gathered = list(self._accumulated())
            for _, _, shape in gathered:
                lines.line(f"{shape.said} = 0")
                if shape.slack:
                    lines.line(f"{shape.slack} = 0")
            span = "range(begins, begins + 1)"
            if quarterly:
                span = "range(max(begins, first), min(begins + 2, last) + 1)"
            with lines.inside(f"for month in {span}:"):
                self._month(self._entitled)
                with lines.inside(f"if {self.program.names['entitled'].said}:"):
                    self._paid_month(gathered)
            with lines.inside("if number > 0:"):
                self._paid_period(gathered)

    def _month(self, rules: Sequence[Rule]) -> None:
        program = self.program
        program.names["month"] = Held("month", "month")
        asked = {name for rule in rules for name in self._parameters(rule)}
        for one in program.columns.values:
            if one.name in asked:
                said = program.lines.keep(f"v_{one.name}[month - law_first]")
                program.names[one.name] = Held(said, one.kind, one.per)
        for rule in rules:
            self.program.rule(rule)

    def _accumulated(self) -> Iterator[tuple[str, str, Held]]:
        """(name, function, where it is gathered) of what periods ask of their months."""
        monthly = {*names_by_month(self.program.columns.book)}
        found: dict[tuple[str, str], None] = {}
        for rule in self._periods:
            for node in ast.walk(expression_of(rule.function)):
                if isinstance(node, ast.Call) and isinstance(node.args[0], ast.Name):
                    assert isinstance(node.func, ast.Name)
                    if node.args[0].id in monthly and node.func.id in OF_MONTHS:
                        found[node.args[0].id, node.func.id] = None
        shapes = self._shapes()
        for name, function in found:
            shape = shapes[name]
            slack = f"a_{function}_{name}_slack" if shape.slack else ""
            said = f"a_{function}_{name}"
            yield name, function, Held(said, shape.kind, shape.per, slack)

    def _shapes(self) -> dict[str, Held]:
        """What kind of value each monthly name has: worked out once, and the lines thrown away."""
        program = self.program
        lines, names = program.lines, dict(program.names)
        program.lines = type(lines)([], lines.depth, lines.numbers)
        self._month([*self._entitled, *self._due])
        found, program.lines, program.names = program.names, lines, names
        return found

    def _paid_month(self, gathered: Sequence[tuple[str, str, Held]]) -> None:
        lines = self.program.lines
        self._month(self._due)
        for name, function, shape in gathered:
            found = self.program.names[name]
            if function == "total":
                lines.line(f"{shape.said}, large = plus({shape.said}, {found.said})")
                lines.line("bad |= large")
                if shape.slack:
                    lines.line(f"{shape.slack} += {found.slack}")
            elif function == "first":
                with lines.inside("if number == 0:"):
                    for kept, own in ((shape.said, found.said), (shape.slack, found.slack)):
                        if kept:
                            lines.line(f"{kept} = {own}")
        lines.line("number += 1")
        lines.line("bits |= 1 << (month - begins)")

    def _paid_period(self, gathered: Sequence[tuple[str, str, Held]]) -> None:
        program, lines = self.program, self.program.lines
        for name, function, shape in gathered:
            counted = Held("number", "int")
            program.names[f"{function}({name})"] = counted if function == "count" else shape
        for rule in self._periods:
            self.program.rule(rule)
        payable = program.names["payable"].said
        lines.line("d_case[d], d_begins[d], d_count[d] = i, begins, number")
        lines.line(f"d_bits[d], d_amount[d] = bits, {payable}")
        lines.line("d += 1")
        with lines.inside("if begins >= since:"):
            lines.line("months += number")
            lines.line(f"amount, large = plus(amount, {payable})")
            lines.line("bad |= large")

    def _why(self) -> None:
        """The conditions that fail in every month, or else in any; of no month at all, each."""
        program, lines = self.program, self.program.lines
        conditions = program.columns.book.conditions("entitled")
        every = sum(1 << program.columns.conditions.index(name) for name in conditions)
        lines.line(f"always, ever = {every}, 0")
        with lines.inside("for month in range(first, last + 1):"):
            self._month(self._closed(MONTH, conditions))
            lines.line("fails = 0")
            program.failing("entitled", "fails")
            lines.line("always &= fails")
            lines.line("ever |= fails")
        lines.line("failed = always if always != 0 else ever")

    def _steady(self) -> None:
        """Days of the case as months, once for all its months; what is none has none."""
        book, lines, names = self.program.columns.book, self.program.lines, self.program.names
        changing = {*names_by_month(book)}
        for rule in (*self._entitled, *self._due):
            for node in _calls(expression_of(rule.function), changing):
                written = ast.unparse(node)
                if written in names:
                    continue
                none = [names[one].none for one in sorted(names_in(node)) if names[one].none]
                found = lines.keep("0")
                with lines.inside(f"if not ({' or '.join(none) or 'False'}):"):
                    value = self.program.lowering.lower(node)
                    lines.line(f"{found} = {value.said}")
                names[written] = Held(found, value.kind)


def _calls(node: ast.expr, changing: set[str]) -> Iterator[ast.expr]:
    """The outermost calls that ask nothing of the month."""
    own = names_in(node)
    steady = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    if steady and node.func.id in STEADY and own and not own & changing:  # type: ignore[attr-defined]
        yield node
        return
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.expr):
            yield from _calls(part, changing)
