"""Code generated from the rule graph, so that one case costs microseconds and keeps every value.

Names mean one thing in the whole graph, so the expression a rule returns can stand in the
generated code as it is written, in the order of the graph. A test holds the result equal to
calling the rules' own functions.
"""

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from tirek.kernel.period import Month
from tirek.law.kleene import ask
from tirek.law.rule import VOCABULARY, Rule
from tirek.law.scope import CASE, Scopes
from tirek.law.subset import expression_of
from tirek.law.unknown import Unknown, missing

Parameters = Mapping[str, tuple[str, ...]]
Run = Callable[..., Any]
NONE: Mapping[str, Run] = MappingProxyType({})


def case_function(
    rules: Sequence[Rule], parameters: Parameters, scopes: Scopes, scope_of: Mapping[str, str]
) -> Run:
    """`run(names) -> {rule: value}` for rules asked with the case, when every name is known.

    A rule asked per record is the tuple of its values over the records.
    """
    own = {rule.name for rule in rules}
    lists = {level for rule in rules for level in scopes.chains[rule.scope]}
    lines = ["def run(names):", *_unpack(rules, parameters, own, lists)]
    for rule in rules:
        spread = _over_records(rule, parameters[rule.name], scopes, scope_of)
        lines.append(f"    {rule.name} = {spread}")
    return _compile([*lines, f"    return {_as_dict(rules)}"], rules)


def _over_records(
    rule: Rule, asked: Sequence[str], scopes: Scopes, scope_of: Mapping[str, str]
) -> str:
    """The expression of a rule inside a loop over the records of each list it is asked for."""
    chain = scopes.chains[rule.scope]
    text = _expression(rule)
    for level in reversed(chain):
        names = [
            name
            for name in dict.fromkeys((*chain, *asked))
            if scopes.spreads(scope_of.get(name, CASE), level)
        ]
        each = ", ".join(names)
        text = f"tuple([{text} for {each}, in zip({each})])"
    return text


def months_function(rules: Sequence[Rule], parameters: Parameters, law_names: Sequence[str]) -> Run:
    """`run(names, law, first, last) -> rows, sure` for rules asked month by month.

    `law` gives for each law name a function of the month, None where the law of that month is
    not known; the rules it touches are then asked with three-valued logic, and the rows are not
    `sure`.
    """
    own = {rule.name for rule in rules} | {*law_names, "month"}
    touched = _touched(rules, parameters, law_names)
    hoist = _Hoist({name for rule in rules for name in parameters[rule.name]} - own)
    known = [_known(rule, hoist) for rule in rules]
    unsure = [_unsure(rule, parameters, touched[rule.name], hoist) for rule in rules]
    lines = ["def run(names, law, first, last):", *_unpack(rules, parameters, own)]
    lines += [f"    {line}" for line in hoist.lines()]
    lines += [f"    law_{name} = law[{name!r}]" for name in law_names]
    lines += ["    sure = True", "    rows = []", "    for number in range(first, last + 1):"]
    lines.append("        month = Month(number)")
    lines += [f"        {name} = law_{name}(month)" for name in law_names]
    if law_names:
        lines.append(f"        if {' or '.join(f'{name} is None' for name in law_names)}:")
        lines.append("            sure = False")
        for name in law_names:
            lines.append(f"            known_{name} = {name} is not None")
            lines.append(f"            if not known_{name}:")
            lines.append(f"                {name} = missing('parameter', {name!r}, str(month))")
        lines += [f"            {step}" for step in unsure]
        lines.append("        else:")
        known = [f"    {step}" for step in known]
    lines += [f"        {step}" for step in known]
    columns = ", ".join(("month", *law_names, *(rule.name for rule in rules)))
    return _compile([*lines, f"        rows.append(({columns},))", "    return rows, sure"], rules)


def period_function(rules: Sequence[Rule], parameters: Parameters, columns: Sequence[str]) -> Run:
    """`run(names, rows, sure) -> {rule: value}` for rules asked per period.

    A monthly rule is the tuple of its values over the rows; where one of them is unknown (never
    in rows that are `sure`) the rules that ask it are asked with three-valued logic.
    """
    asked = {name for rule in rules for name in parameters[rule.name]}
    monthly = [name for name in columns if name in asked]
    own = {rule.name for rule in rules} | set(monthly)
    touched, hoist = _touched(rules, parameters, monthly), _Hoist(set())
    takers = {f"each_{name}": itemgetter(columns.index(name)) for name in monthly}
    lines = ["def run(names, rows, sure):", *_unpack(rules, parameters, own)]
    lines += [f"    {name} = tuple(map(each_{name}, rows))" for name in monthly]
    lines.append("    if sure:")
    lines += [f"        {_known(rule, hoist)}" for rule in rules]
    lines.append(f"        return {_as_dict(rules)}")
    lines += [f"    known_{name} = Unknown not in map(type, {name})" for name in monthly]
    lines += [f"    {_unsure(rule, parameters, touched[rule.name], hoist)}" for rule in rules]
    return _compile([*lines, f"    return {_as_dict(rules)}"], rules, takers)


class _Hoist(ast.NodeTransformer):
    """Takes calls whose arguments are the same in every month out of the loop over months."""

    def __init__(self, steady: set[str]) -> None:
        self._steady = steady
        self._taken: dict[str, str] = {}

    def visit_Call(self, node: ast.Call) -> ast.expr:
        names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} - set(VOCABULARY)
        if not names or not names <= self._steady:
            self.generic_visit(node)
            return node
        # What is None has no month; the rule itself never asks the call's value then.
        guard = " or ".join(f"{name} is None" for name in sorted(names))
        value = f"None if {guard} else {ast.unparse(node)}"
        return ast.Name(self._taken.setdefault(value, f"steady_{len(self._taken)}"), ast.Load())

    def lines(self) -> Iterable[str]:
        """What is computed before the loop."""
        return [f"{name} = {value}" for value, name in self._taken.items()]


def _expression(rule: Rule, hoist: _Hoist | None = None) -> str:
    tree = ast.parse(ast.unparse(expression_of(rule.function)), mode="eval")
    return ast.unparse(hoist.visit(tree) if hoist else tree)


def _touched(
    rules: Sequence[Rule], parameters: Parameters, sources: Sequence[str]
) -> dict[str, set[str]]:
    """Which of the sources each rule depends on, through other rules too."""
    touched: dict[str, set[str]] = {name: {name} for name in sources}
    for rule in rules:
        touched[rule.name] = set().union(*(touched.get(p, set()) for p in parameters[rule.name]))
    return touched


def _known(rule: Rule, hoist: _Hoist) -> str:
    """A rule where everything it asks is known."""
    return f"{rule.name} = {_expression(rule, hoist)}"


def _unsure(rule: Rule, parameters: Parameters, sources: set[str], hoist: _Hoist) -> str:
    """A rule where some of the sources may not be known: then three-valued logic answers."""
    if not sources:
        return _known(rule, hoist)
    known = " and ".join(f"known_{name}" for name in sorted(sources))
    named = ", ".join(f"{name!r}: {name}" for name in parameters[rule.name])
    value = _expression(rule, hoist)
    return f"{rule.name} = ({value}) if {known} else ask(_{rule.name}, {{{named}}})"


def _unpack(
    rules: Sequence[Rule], parameters: Parameters, own: set[str], lists: Iterable[str] = ()
) -> list[str]:
    asked = {name for rule in rules for name in parameters[rule.name]}.union(lists) - own
    return [f"    {name} = names[{name!r}]" for name in sorted(asked)]


def _as_dict(rules: Sequence[Rule]) -> str:
    return "{" + ", ".join(f"{rule.name!r}: {rule.name}" for rule in rules) + "}"


def _compile(lines: Sequence[str], rules: Sequence[Rule], more: Mapping[str, Run] = NONE) -> Run:
    space: dict[str, Any] = {f"_{rule.name}": rule.function for rule in rules} | {**more}
    space |= {**VOCABULARY, "Month": Month, "ask": ask, "missing": missing, "Unknown": Unknown}
    # The text comes from our own rule modules, checked to be inside the language of rules.
    exec("\n".join(lines), space)
    run: Run = space["run"]
    return run
