"""Rules: inside the language, one graph, each with its words, each with a citation that exists."""

import inspect
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from tirek.law.calculation import load_tables
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal, refuse_at
from tirek.law.rule import Rule
from tirek.law.rulebook import BrokenGraph, RuleBook
from tirek.law.scope import CASE
from tirek.law.subset import problems


def check_rules(law: Law, book: RuleBook) -> Iterator[Refusal]:
    """Everything that can be wrong with a service's rules."""
    for rule in book.rules.values():
        path, line = _where(rule)
        yield from (Refusal(path, at, "subset", text) for at, text in problems(rule.function))
        if not inspect.getdoc(rule.function):
            yield Refusal(path, line, "docstring", f"{rule.name} does not say its norm")
        yield from _citations(law, book, rule, path, line)
        yield from _words(book, rule)
    yield from _graph(book)
    yield from _readings(book)
    yield from _lists(law, book)
    yield from _tables(book)


def _tables(book: RuleBook) -> Iterator[Refusal]:
    """The tables of a calculation: columns that stand in their records, sums of the case."""
    path, tables = book.folder / "tables.toml", load_tables(book.folder)
    for number, table in enumerate(tables.table):
        if table.rows not in book.scopes.chains:
            message = f"{table.id}: no list of records {table.rows!r}"
            yield refuse_at(path, ["table", number, "rows"], "table", message)
            continue
        for name in (*table.columns, table.counted):
            labelled = name in tables.words or name in book.rules or name in book.all_facts
            scope = book.scope_of.get(name, CASE)
            if not labelled or scope not in book.scopes.lineage(table.rows):
                message = f"{table.id}: {name} is neither a fact nor a rule of its records"
                yield refuse_at(path, ["table", number, "columns"], "table", message)
        for name in set(table.paper) - set(table.columns):
            message = f"{table.id}: {name} is printed but is no column"
            yield refuse_at(path, ["table", number, "paper"], "table", message)
    totals = [table.total for table in tables.table if table.total]
    for name in (*totals, *tables.formula):
        if name not in book.rules or book.rules[name].scope != CASE:
            yield Refusal(path, 1, "table", f"{name} is no rule asked once a case")


def _lists(law: Law, book: RuleBook) -> Iterator[Refusal]:
    """The lists of an act that facts are entries of: each entry cites what exists."""
    for listed in book.lists:
        for key, entry in listed.entries.items():
            if not citation_exists(law, book, entry.cite):
                message = f"{key} cites {entry.cite}"
                yield refuse_at(listed.path, [key, "cite"], "dangling citation", message)


def _where(rule: Rule) -> tuple[Path, int]:
    path = Path(inspect.getsourcefile(rule.function) or "")
    return path, inspect.getsourcelines(rule.function)[1]


def _citations(law: Law, book: RuleBook, rule: Rule, path: Path, line: int) -> Iterator[Refusal]:
    if not rule.cites:
        yield Refusal(path, line, "no citation", f"{rule.name} cites nothing")
    for cite in rule.cites:
        if not citation_exists(law, book, cite):
            yield Refusal(path, line, "dangling citation", f"{rule.name} cites {cite}")


def citation_exists(law: Law, book: RuleBook, cite: str) -> bool:
    """Whether the group of terms, the value of law or the act that is cited is there."""
    if cite.startswith("terms."):
        return cite.removeprefix("terms.") in {one.name for one in fields(book.terms)}
    if cite.startswith("parameter."):
        return cite.removeprefix("parameter.") in law.parameters
    return cite.partition("#")[0] in law.acts


def _words(book: RuleBook, rule: Rule) -> Iterator[Refusal]:
    path = book.folder / "rules.toml"
    words = book.texts.get(rule.name)
    if words is None:
        yield Refusal(path, 1, "no words", f"{rule.name} has no entry: people cannot read it")
    elif words.role == "condition" and (words.yes is None or words.no is None):
        keys = [rule.name]
        yield refuse_at(path, keys, "no words", f"{rule.name} needs yes and no: it can refuse")
    elif words.role == "condition" and book.scopes.chains.get(rule.scope):
        message = f"{rule.name} is asked per {rule.scope}: no single record refuses a case"
        yield refuse_at(path, [rule.name], "scope", message)


def _graph(book: RuleBook) -> Iterator[Refusal]:
    found = list(book.graph_problems())
    for name, problem in found:
        yield Refusal(*_where(book.rules[name]), "graph", f"{name} {problem}")
    if not found:
        try:
            assert book.order
        except BrokenGraph as broken:
            yield Refusal(book.files[0], 1, "graph", str(broken))
    stale = [name for name in book.texts if name not in book.rules]
    yield from (
        refuse_at(book.folder / "rules.toml", [name], "graph", f"{name} is not a rule")
        for name in stale
    )


def _readings(book: RuleBook) -> Iterator[Refusal]:
    path = book.folder / "readings.toml"
    for number, reading in enumerate(book.readings):
        keys: list[str | int] = ["reading", number]
        if reading.applied not in reading.options:
            yield refuse_at(path, keys, "reading", f"{reading.id}: no option {reading.applied!r}")
        if reading.matters_when and reading.matters_when not in book.rules:
            unknown = f"{reading.id}: matters_when names no rule: {reading.matters_when!r}"
            yield refuse_at(path, keys, "reading", unknown)
