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
from tirek.law.edition import alternatives, term_names
from tirek.law.entry import Listed
from tirek.law.factsheet import Fact, facts_of
from tirek.law.generate import case_function, months_function, period_function
from tirek.law.reading import Reading, load_readings
from tirek.law.rows import Rows, Sheet, all_rows, labelled, sheet_of
from tirek.law.rule import ONE_BY_ONE, Rule
from tirek.law.scope import CASE, MONTH, PERIOD, Scopes

LAW_VALUES = ("mci", "minimum_wage", "subsistence_minimum")
LAW_NUMBERS = ("school_year_first_month", "school_year_last_month")
ON_APPLICATION = {f"{name}_on_application": name for name in LAW_VALUES}
"""How a rule not asked by months names a dated value: that of the day of application."""


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

    def label(self, path: str) -> Text:
        """What people call the fact at a path, or a list of records. KeyError for no fact."""
        found = labelled(self.sheet, path)
        if found is None:
            raise KeyError(path)
        return found

    @cached_property
    def rows(self) -> tuple[Rows, ...]:
        """The lists of records of its facts, the outer before the inner."""
        return all_rows(self.sheet)

    @property
    def has_records(self) -> bool:
        """Whether a case has lists of records: then many cases are several tables."""
        return bool(self.rows)

    @cached_property
    def alternatives(self) -> tuple[str, ...]:
        """The groups of terms that an edition lists several of; the fact so named chooses one."""
        return alternatives(self.terms)

    @cached_property
    def one_by_one(self) -> bool:
        """Whether many cases cannot be asked at once.

        So it is where an act lists terms, where a word has no SQL, and where rules ask what a list
        of an act says of a fact that is of no record.
        """
        asked = {name for one in self.rules.values() for name in one.function.__code__.co_names}
        names = {name for parameters in self.parameters.values() for name in parameters}
        of_entries = {name for fact in self.facts.values() for name in fact.names[1:]}
        return (
            bool(self.alternatives)
            or not ONE_BY_ONE.isdisjoint(asked)
            or not of_entries.isdisjoint(names)
        )

    @cached_property
    def all_facts(self) -> dict[str, Fact]:
        """The facts by their names in rules, those of records among them."""
        sheets = [sheet_of(self.sheet), *(one.sheet for one in self.rows)]
        return {fact.name: fact for sheet in sheets for fact in sheet.facts}

    @cached_property
    def scopes(self) -> Scopes:
        """The scopes its rules may be asked in."""
        return Scopes(self.rows)

    @cached_property
    def scope_of(self) -> dict[str, str]:
        """The scope of each rule and of each fact of a record; what is not here is the case's."""
        facts = {name: one.name for one in self.rows for name in _own_names(one.sheet)}
        records = {one.name: one.name for one in self.rows}
        return facts | records | {name: rule.scope for name, rule in self.rules.items()}

    @cached_property
    def parameters(self) -> dict[str, tuple[str, ...]]:
        """The names each rule asks for."""
        return {
            name: tuple(inspect.signature(rule.function).parameters)
            for name, rule in self.rules.items()
        }

    @cached_property
    def looked_at(self) -> dict[str, tuple[str, ...]]:
        """What an explanation shows that a rule looked at: the month is said where it stands."""
        return {
            name: tuple(one for one in asked if one != MONTH)
            for name, asked in self.parameters.items()
        }

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Every name a rule may ask for that is not a rule."""
        readings = [f"reading_{reading.id}" for reading in self.readings]
        facts, terms = sheet_of(self.sheet).names, term_names(self.terms)
        law = [*LAW_VALUES, *LAW_NUMBERS, *ON_APPLICATION]
        return frozenset([*facts, *terms, *readings, *law, MONTH])

    @cached_property
    def order(self) -> tuple[Rule, ...]:
        """The rules, each after those it asks. Raises BrokenGraph."""
        for name, problem in self.graph_problems():
            raise BrokenGraph(f"{name} {problem}")
        graph = {name: [p for p in ps if p in self.rules] for name, ps in self.parameters.items()}
        try:
            return tuple(self.rules[name] for name in TopologicalSorter(graph).static_order())
        except CycleError as error:
            raise BrokenGraph(f"rules ask each other in a circle: {error.args[1]}") from None

    def graph_problems(self) -> Iterable[tuple[str, str]]:
        """By rule: names nobody defines, and what is asked in a scope that cannot know it."""
        for name, parameters in self.parameters.items():
            scope = self.rules[name].scope
            if scope not in self.scopes.all:
                yield name, f"is asked per {scope}, which is no list of records of the facts"
                continue
            for asked in parameters:
                problem = self._asked_problem(scope, asked)
                if problem:
                    yield name, problem

    def _asked_problem(self, scope: str, asked: str) -> str | None:
        if asked not in self.rules and asked not in self.known_names:
            return f"asks {asked}: neither a fact, a term, a reading nor a rule"
        if asked in (*LAW_VALUES, *LAW_NUMBERS, MONTH):
            seen = scope == MONTH
            return None if seen else f"asks {asked}, which only a rule per month can know"
        its = self.scope_of.get(asked, CASE)
        if its not in self.scopes.all or self.scopes.sees(scope, its):
            return None
        kind = f"per {its}" if its in self.scopes.chains[its] else "which is not"
        return f"is asked per {scope} but asks {asked}, {kind}"

    @cached_property
    def _by_stage(self) -> dict[str, tuple[Rule, ...]]:
        stage = self.scopes.stage
        return {
            one: tuple(rule for rule in self.order if stage(rule.scope) == one)
            for one in (CASE, MONTH, PERIOD)
        }

    def of_stage(self, stage: str) -> tuple[Rule, ...]:
        """The rules asked with the case, by months or by periods, in the order of the graph."""
        return self._by_stage[stage]

    @cached_property
    def law_names(self) -> tuple[str, ...]:
        """The dated values of law that monthly rules ask."""
        asked = {p for rule in self.of_stage(MONTH) for p in self.parameters[rule.name]}
        return tuple(sorted(asked & {*LAW_VALUES, *LAW_NUMBERS}))

    @cached_property
    def law_on_application(self) -> dict[str, str]:
        """The dated values that rules ask as of the day of application, by their names there."""
        asked = {name for parameters in self.parameters.values() for name in parameters}
        return {name: value for name, value in ON_APPLICATION.items() if name in asked}

    @cached_property
    def case_names(self) -> tuple[str, ...]:
        """The rules of the case that rules by months and periods ask."""
        later = (*self.of_stage(MONTH), *self.of_stage(PERIOD))
        asked = {name for rule in later for name in self.parameters[rule.name]}
        return tuple(rule.name for rule in self.of_stage(CASE) if rule.name in asked)

    @cached_property
    def run_case(self) -> Callable[[Mapping[str, object]], dict[str, object]]:
        """Generated: known names -> the values of the rules per case."""
        return case_function(self.of_stage(CASE), self.parameters, self.scopes, self.scope_of)

    @cached_property
    def run_months(self) -> Callable[..., tuple[list[tuple[object, ...]], bool]]:
        """Generated: known names, law by month, months -> a row of values for each month."""
        return months_function(self.of_stage(MONTH), self.parameters, self.law_names)

    @cached_property
    def run_period(self) -> Callable[..., dict[str, object]]:
        """Generated: known names and entitled rows -> the values of the rules per period."""
        return period_function(self.of_stage(PERIOD), self.parameters, self.month_columns)

    @cached_property
    def month_columns(self) -> tuple[str, ...]:
        """What a row of `run_months` holds: the month, the law's values, the monthly rules."""
        return ("month", *self.law_names, *(rule.name for rule in self.of_stage(MONTH)))

    @cached_property
    def column(self) -> dict[str, int]:
        """Where each of `month_columns` stands in a row."""
        return {name: at for at, name in enumerate(self.month_columns)}

    @cached_property
    def files(self) -> tuple[Path, ...]:
        """What its decisions are made from beside the law: rules, readings, lists of the acts."""
        written = {Path(inspect.getsourcefile(one.function) or "") for one in self.rules.values()}
        return (*sorted(written), self.folder / "readings.toml", *(one.path for one in self.lists))

    @cached_property
    def lists(self) -> tuple[Listed, ...]:
        """The lists of the acts that its facts are entries of."""
        found = [fact.listed for fact in self.all_facts.values() if fact.listed]
        return tuple(dict.fromkeys(found))

    def lists_in(self, scope: str) -> tuple[Rows, ...]:
        """The lists of records directly inside a scope: the case, or a list around them."""
        return tuple(one for one in self.rows if one.parent == scope)

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """The rules that, when true, ask an officer to look."""
        return tuple(name for name, texts in self.texts.items() if texts.role == "flag")

    @cached_property
    def overrulable(self) -> tuple[str, ...]:
        """The rules that officers may overrule: the conditions, in the order of the graph."""
        return tuple(one.name for one in self.order if self.texts[one.name].role == "condition")

    def conditions(self, name: str) -> list[str]:
        """The conditions a rule is made of: its parameters that are conditions, in their order.

        Those that a value of the same scope puts together count as if they stood there themselves.
        """
        found: list[str] = []
        for asked in self.parameters[name]:
            if asked in self.rules and self.texts[asked].role == "condition":
                found.append(asked)
            elif asked in self.rules and self.rules[asked].scope == self.rules[name].scope:
                found += self.conditions(asked)
        return found

    def default_readings(self, edition: Mapping[str, str]) -> dict[str, object]:
        """The readings in force: the service's own, changed where an edition chooses."""
        return {f"reading_{one.id}": edition.get(one.id, one.applied) for one in self.readings}


def _own_names(sheet: Sheet) -> Iterable[str]:
    """The names of a record's own facts, without those of lists inside it."""
    return (name for fact in sheet.facts for name in fact.names)


def rules_of(*modules: ModuleType) -> dict[str, Rule]:
    """The norms that modules define, in the order they are written."""
    return {
        name: function.rule
        for module in modules
        for name, function in vars(module).items()
        if inspect.isfunction(function) and hasattr(function, "rule")
    }


def load_rulebook(
    slug: str,
    folder: Path,
    *,
    rules: ModuleType | Sequence[ModuleType],
    facts: type,
    terms: type,
    in_order: Sequence[tuple[str, str]] = (),
    period: str = "",
) -> RuleBook:
    """Put a service's rules, in one module or several, together with their texts and readings."""
    path = folder / "rules.toml"
    texts = {
        name: bind(RuleText, table, path=path, at=(name,)) for name, table in read(path).items()
    }
    return RuleBook(
        slug,
        folder,
        facts,
        terms,
        rules_of(*(rules if isinstance(rules, Sequence) else (rules,))),
        texts,
        load_readings(folder),
        in_order,
        period,
    )
