"""`make mutants SERVICE=...`: does every word of a service's rules matter to its told examples?

Makes every mutant of its norms, one small change each, and runs the scenarios of the service
under it. A mutant that no scenario notices survives: a norm nothing holds, or a change that
changes nothing (docs/testing.md names those). What replaces `a if c else b` is each of its
branches alone; whoever notices both notices them swapped.
"""

import argparse
import ast
import inspect
import linecache
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path

from tirek.law.catalogue import Law, the_law
from tirek.law.decide import decide
from tirek.law.rule import Rule
from tirek.law.rulebook import RuleBook
from tirek.law.subset import body_of, expression_of
from tirek.procedure.scenario import Scenario
from tirek.procedure.service import Service
from tirek.services import SERVICES

LEAST = 95.0
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}
OPPOSITE = {"min": "max", "max": "min", "any": "all", "all": "any"}
OF_ITS_KIND = frozenset(
    {"min", "max", "rounded", "whole_tenge", "quarter_begins", "months_after", "percent_of"}
)
"""Functions whose answer is of the kind of what they are asked: one argument can stand for it."""


@dataclass(frozen=True)
class Mutant:
    """One rule with one change: where, what stood there, and what stands there now."""

    rule: Rule
    path: Path
    line: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.rule.name}: {self.before}  ->  {self.after}"


@dataclass(frozen=True)
class Found:
    """What became of the mutants of a service; `broken` are killed by an error of Python."""

    killed: int
    broken: int
    survived: int

    @property
    def all(self) -> int:
        """How many mutants there were."""
        return self.killed + self.survived

    @property
    def percent(self) -> float:
        """The share of the killed; all of none."""
        return 100 * self.killed / self.all if self.all else 100.0


def mutants_of(rule: Rule) -> Iterator[Mutant]:
    """Every mutant of a rule, in the order it is written."""
    definition = body_of(rule.function)
    path = Path(os.path.relpath(inspect.getsourcefile(rule.function) or ""))
    start = inspect.getsourcelines(rule.function)[1] - 1
    nodes = list(ast.walk(definition))
    inside = {id(node) for node in ast.walk(expression_of(rule.function))}
    seen = {ast.unparse(definition)}
    for at, node in enumerate(nodes):
        if id(node) not in inside or type(node) not in CHANGES:
            continue
        for other in CHANGES[type(node)](node):
            text = ast.unparse(_with(definition, at, other))
            if text not in seen:
                seen.add(text)
                before, after = ast.unparse(node), ast.unparse(other)
                function = _compiled(rule.function, text, f"<{path.name} {len(seen)} {rule.name}>")
                changed = replace(rule, function=function)
                yield Mutant(changed, path, start + node.lineno, before, after)


class _Put(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else self.generic_visit(node)


def _with(definition: ast.FunctionDef, at: int, other: ast.expr) -> ast.FunctionDef:
    """The function without its decorator, its node number `at` replaced."""
    tree = deepcopy(definition)
    _Put(list(ast.walk(tree))[at], other).visit(tree)
    tree.decorator_list = []
    return tree


def _compiled(original: Callable[..., object], text: str, name: str) -> Callable[..., object]:
    """A function whose source `inspect` finds: rules are read, not only called."""
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    space = dict(original.__globals__)
    exec(compile(text, name, "exec"), space)
    made: Callable[..., object] = space[original.__name__]
    return made


def _comparisons(node: ast.Compare) -> Iterator[ast.expr]:
    return (
        ast.Compare(node.left, [one()], node.comparators) for one in COMPARISONS[type(node.ops[0])]
    )


def _connections(node: ast.BoolOp) -> Iterator[ast.expr]:
    opposite = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield ast.BoolOp(opposite, node.values)
    for fewer in _without_one(node.values):
        yield fewer[0] if len(fewer) == 1 else ast.BoolOp(node.op, fewer)


def _sums(node: ast.BinOp) -> Iterator[ast.expr]:
    yield ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)


def _tuples(node: ast.Tuple) -> Iterator[ast.expr]:
    return (ast.Tuple(fewer, ast.Load()) for fewer in _without_one(node.elts))


def _without_one(parts: Sequence[ast.expr]) -> Iterator[list[ast.expr]]:
    return ([*parts[:at], *parts[at + 1 :]] for at in range(len(parts)))


def _calls(node: ast.Call) -> Iterator[ast.expr]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in OPPOSITE:
        yield ast.Call(ast.Name(OPPOSITE[name], ast.Load()), node.args, [])
    if name in OF_ITS_KIND:
        yield from node.args if name in ("min", "max") else node.args[:1]


def _constants(node: ast.Constant) -> Iterator[ast.expr]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield from (ast.Constant(value + 1), ast.Constant(value - 1))
    elif isinstance(value, str):
        yield ast.Constant(f"not {value}")


CHANGES: dict[type[ast.expr], Callable[..., Iterator[ast.expr]]] = {
    ast.Compare: _comparisons,
    ast.BoolOp: _connections,
    ast.UnaryOp: lambda node: iter([node.operand]),
    ast.BinOp: _sums,
    ast.IfExp: lambda node: iter([node.body, node.orelse]),
    ast.Tuple: _tuples,
    ast.Call: _calls,
    ast.Constant: _constants,
}
"""What may stand for an expression: each a small mistake somebody could make."""


def judged(
    book: RuleBook, notices: Callable[[RuleBook], bool], tell: Callable[[Mutant], object]
) -> Found:
    """The mutants of a rule book, each under a fresh book: `notices` says whether it is seen."""
    killed, broken, survived = 0, 0, 0
    for mutant in (one for rule in book.rules.values() for one in mutants_of(rule)):
        try:
            seen = notices(replace(book, rules={**book.rules, mutant.rule.name: mutant.rule}))
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError):
            seen, broken = True, broken + 1
        killed, survived = killed + seen, survived + (not seen)
        if not seen:
            tell(mutant)
    return Found(killed, broken, survived)


class Scenarios:
    """The told examples of a service, asked under other rules; the one that noticed last first."""

    def __init__(self, service: Service, law: Law) -> None:
        self._service = service
        book = service.rulebook()
        self._told = [(one, one.under(law, book)) for one in service.scenarios]

    def notice(self, book: RuleBook) -> bool:
        """Whether any example ends otherwise than it tells."""
        service = replace(self._service, rulebook=lambda: book)
        for at, (scenario, law) in enumerate(self._told):
            try:
                wrong = _wrong(service, scenario, law)
            except Exception:
                self._told.insert(0, self._told.pop(at))
                raise
            if wrong:
                self._told.insert(0, self._told.pop(at))
                return True
        return False


def _wrong(service: Service, scenario: Scenario, law: Law) -> list[str]:
    decision = decide(
        service,
        scenario.place,
        scenario.facts,
        law=law,
        until=scenario.until,
        readings=scenario.readings,
    )
    return scenario.expect.mismatches(decision.as_document())


def main() -> int:
    """Tell the survivors; 1 if too few were killed, or a scenario fails without any mutant."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("service", choices=list(SERVICES))
    parser.add_argument("--least", type=float, default=LEAST, help="per cent to be killed")
    asked = parser.parse_args()
    service = SERVICES[asked.service]
    scenarios = Scenarios(service, the_law())
    if scenarios.notice(replace(service.rulebook())):
        sys.stderr.write(f"{service.slug}: its scenarios fail before anything is changed\n")
        return 1
    found = judged(service.rulebook(), scenarios.notice, lambda one: print(one, flush=True))
    print(
        f"{service.slug}: {found.killed} of {found.all} mutants killed, {found.percent:.1f} %"
        f" ({found.broken} by an error)"
    )
    return 0 if found.percent >= asked.least else 1


if __name__ == "__main__":
    sys.exit(main())
