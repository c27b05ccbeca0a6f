"""The graph of a service's rules, and evaluating it.

The names of a rule's parameters are its edges. When everything a rule asks is known its plain
function is called, from code generated once in the order of the graph; where something is not
known the same function's syntax tree is asked with three-valued logic (`kleene`).
"""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import ModuleType
from typing import Literal

from tirek.kernel.text import Text
from tirek.kernel.toml import bind, read
from tirek.law.edition import term_names
from tirek.law.factsheet import Fact, facts_of
from tirek.law.generate import case_function, months_function, period_function
from tirek.law.reading import Reading, load_readings
from tirek.law.rule import Rule, Scope

SCOPES: tuple[Scope, ...] = ("case", "month", "period")
MAY_ASK: Mapping[str, tuple[Scope, ...]] = {
    "case": ("case",),
    "month": ("month",),
    "period": ("month", "period"),
}
"""The rules that a rule of each scope finds answered; what a month asks of its case are facts."""
LAW_VALUES = ("mci", "minimum_wage", "subsistence_minimum")
LAW_NUMBERS = ("school_year_first_month", "school_year_last_month")


@dataclass(frozen=True)
class RuleText:
    """What people read about a rule. `no` says why a condition that fails refuses."""

    role: Literal["condition", "flag", "value"]
    code: str
    name: Text
    yes: Text | None = None
    no: Text | None = None
    says: Text | None = None


class BrokenGraph(ValueError):
    """Rules that do not make a graph: a name nobody defines, a wrong scope, a circle."""


@dataclass(frozen=True, eq=False)
class RuleBook:
    """Everything a service hands in to be decided."""

    slug: str
    folder: Path
    sheet: type
    terms: type
    rules: Mapping[str, Rule]
    texts: Mapping[str, RuleText]
    readings: tuple[Reading, ...]
    in_order: Sequence[tuple[str, str]] = ()
    period: str = ""
    """The term that says "month" or "quarter"; "" for a service that pays nothing."""

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The facts by their names in rules."""
        return {fact.name: fact for fact in facts_of(self.sheet)}

    @cached_property
    def parameters(self) -> dict[str, tuple[str, ...]]:
        """The names each rule asks for."""
        return {
            name: tuple(inspect.signature(rule.function).parameters)
            for name, rule in self.rules.items()
        }

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Every name a rule may ask for that is not a rule."""
        readings = [f"reading_{reading.id}" for reading in self.readings]
        names = [*self.facts, *term_names(self.terms), *readings, *LAW_VALUES, *LAW_NUMBERS]
        return frozenset([*names, "month"])

    @cached_property
    def order(self) -> tuple[Rule, ...]:
        """The rules, each after those it asks. Raises BrokenGraph."""
        for _, problem in self.graph_problems():
            raise BrokenGraph(problem)
        graph = {name: [p for p in ps if p in self.rules] for name, ps in self.parameters.items()}
        try:
            return tuple(self.rules[name] for name in TopologicalSorter(graph).static_order())
        except CycleError as error:
            raise BrokenGraph(f"rules ask each other in a circle: {error.args[1]}") from None

    def graph_problems(self) -> Iterable[tuple[Rule, str]]:
        """Names nobody defines and rules asked in a scope that cannot know them."""
        for rule in self.rules.values():
            yield from ((rule, problem) for problem in self._problems_of(rule))

    def _problems_of(self, rule: Rule) -> Iterable[str]:
        name, scope = rule.name, rule.scope
        for asked in self.parameters[name]:
            if asked in self.rules:
                if self.rules[asked].scope not in MAY_ASK[scope]:
                    yield f"{name} is asked per {scope} but asks {asked}, which is not"
            elif asked not in self.known_names:
                yield f"{name} asks {asked}: neither a fact, a term, a reading nor a rule"
            elif asked in (*LAW_VALUES, *LAW_NUMBERS, "month") and scope != "month":
                yield f"{name} asks {asked}, which only a rule per month can know"

    @cached_property
    def _by_scope(self) -> dict[Scope, tuple[Rule, ...]]:
        return {scope: tuple(r for r in self.order if r.scope == scope) for scope in SCOPES}

    def of_scope(self, scope: Scope) -> tuple[Rule, ...]:
        """The rules of a scope in the order of the graph."""
        return self._by_scope[scope]

    @cached_property
    def law_names(self) -> tuple[str, ...]:
        """The dated values of law that monthly rules ask."""
        asked = {p for rule in self.of_scope("month") for p in self.parameters[rule.name]}
        return tuple(sorted(asked & {*LAW_VALUES, *LAW_NUMBERS}))

    @cached_property
    def run_case(self) -> Callable[[Mapping[str, object]], dict[str, object]]:
        """Generated: known names -> the values of the rules per case."""
        return case_function(self.of_scope("case"), self.parameters)

    @cached_property
    def run_months(self) -> Callable[..., list[tuple[object, ...]]]:
        """Generated: known names, law by month, months -> a row of values for each month."""
        return months_function(self.of_scope("month"), self.parameters, self.law_names)

    @cached_property
    def run_period(self) -> Callable[..., dict[str, object]]:
        """Generated: known names and entitled rows -> the values of the rules per period."""
        return period_function(self.of_scope("period"), self.parameters, self.month_columns)

    @cached_property
    def month_columns(self) -> tuple[str, ...]:
        """What a row of `run_months` holds: the month, the law's values, the monthly rules."""
        return ("month", *self.law_names, *(rule.name for rule in self.of_scope("month")))

    @cached_property
    def column(self) -> dict[str, int]:
        """Where each of `month_columns` stands in a row."""
        return {name: at for at, name in enumerate(self.month_columns)}

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """The rules that, when true, ask an officer to look."""
        return tuple(name for name, texts in self.texts.items() if texts.role == "flag")

    @cached_property
    def overrulable(self) -> tuple[str, ...]:
        """The rules that officers may overrule: the conditions, in the order of the graph."""
        return tuple(one.name for one in self.order if self.texts[one.name].role == "condition")

    def conditions(self, name: str) -> list[str]:
        """The conditions a rule is made of: its parameters that are conditions themselves."""
        return [
            asked
            for asked in self.parameters[name]
            if asked in self.rules and self.texts[asked].role == "condition"
        ]

    def default_readings(self, edition: Mapping[str, str]) -> dict[str, object]:
        """The readings in force: the service's own, changed where an edition chooses."""
        return {f"reading_{one.id}": edition.get(one.id, one.applied) for one in self.readings}


def rules_of(module: ModuleType) -> dict[str, Rule]:
    """The norms a rules module defines, in the order they are written."""
    return {
        name: function.rule
        for name, function in vars(module).items()
        if inspect.isfunction(function) and hasattr(function, "rule")
    }


def load_rulebook(
    slug: str,
    folder: Path,
    *,
    rules: ModuleType,
    facts: type,
    terms: type,
    in_order: Sequence[tuple[str, str]] = (),
    period: str = "",
) -> RuleBook:
    """Put a service's rules together with their texts and readings."""
    path = folder / "rules.toml"
    texts = {
        name: bind(RuleText, table, path=path, at=(name,)) for name, table in read(path).items()
    }
    return RuleBook(
        slug,
        folder,
        facts,
        terms,
        rules_of(rules),
        texts,
        load_readings(folder),
        in_order,
        period,
    )
