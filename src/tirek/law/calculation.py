"""A calculation as a person would check it: tables of records, the formula with its numbers.

A service whose sum is worked out from lists says in `tables.toml` which columns its tables have;
the rows, the counted sums and their paragraphs come from the decision itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tirek.kernel.text import LANGUAGES, Language, Text
from tirek.kernel.toml import load
from tirek.law.catalogue import Law
from tirek.law.cite import Citation
from tirek.law.edition import Edition
from tirek.law.entry import Entry
from tirek.law.evaluate import Evaluation
from tirek.law.explain import said_number, shown
from tirek.law.reasons import citations
from tirek.law.records import records
from tirek.law.rulebook import RuleBook
from tirek.law.unknown import is_unknown
from tirek.law.words import with_numbers


@dataclass(frozen=True)
class Table:
    """A table: for which records, its columns (facts and rules by name), what it comes to.

    `counted` is the rule whose paragraph stands at each row, beside that of the entry of a list;
    `paper` are the columns that stand in a notice too (none: the table does not).
    """

    id: str
    title: Text
    rows: str
    columns: tuple[str, ...]
    counted: str
    total: str = ""
    paper: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """What people call a column that has no label of its own, and each of its values."""

    label: Text
    values: Mapping[str, Text]


@dataclass(frozen=True)
class Tables:
    """What `tables.toml` says: the tables, words for values, the rules of the formula in order.

    `leave_out_nothing`: what comes to nothing in a case is not told there.
    """

    table: tuple[Table, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    formula: tuple[str, ...] = ()
    leave_out_nothing: bool = False


@cache
def load_tables(folder: Path) -> Tables:
    """The tables of a service; none for one without the file. Raises TomlError."""
    path = folder / "tables.toml"
    return load(Tables, path) if path.exists() else Tables()


def calculation_of(
    law: Law, edition: Edition | None, found: Evaluation, to: Language | None = None
) -> dict[str, object] | None:
    """The tables and the formula of a decided case, JSON-ready; None where there are none.

    In one language or in every one.
    """
    tables = load_tables(found.book.folder)
    if not (tables.table or tables.formula) or not found.case:
        return None
    sums = _Sums(law, edition, found.book, tables.words, {**found.names, **found.case}, to)
    return {
        "tables": [sums.table(one) for one in tables.table],
        "formula": [
            sums.step(name)
            for name in tables.formula
            if not (tables.leave_out_nothing and sums.names[name] == 0)
        ],
    }


@dataclass(frozen=True)
class _Sums:
    law: Law
    edition: Edition | None
    book: RuleBook
    words: Mapping[str, Words]
    names: Mapping[str, object]
    to: Language | None

    def table(self, table: Table) -> dict[str, object]:
        """One table with its rows; a list that is not known has none and says so."""
        return {
            "id": table.id,
            "title": table.title.written(self.to),
            "columns": [
                {"name": name, "label": self._label(name).written(self.to)}
                for name in table.columns
            ],
            "counted": table.counted,
            "paper": list(table.paper),
            "rows": list(self._rows(table)),
            "total": self.step(table.total) if table.total else None,
        }

    def _numbered(self, says: Text, values: Mapping[str, object]) -> str | dict[str, str]:
        if self.to is not None:
            return with_numbers(says, values, self.to)
        return {to: with_numbers(says, values, to) for to in LANGUAGES}

    def _rows(self, table: Table) -> Iterator[dict[str, object]]:
        for record, given in records(self.book, table.rows, table.columns, self.names):
            if is_unknown(given):
                yield {"record": record, "cells": [], "cites": [], "unknown": True}
                continue
            assert isinstance(given, Mapping)
            entries = [one for name in table.columns if (one := self._entry(name, given[name]))]
            cited = (*(one.cite for one in entries), *self.book.rules[table.counted].cites)
            yield {
                "record": record,
                "cells": [self._cell(name, given[name]) for name in table.columns],
                "proof": [one.proof.written(self.to) for one in entries if one.proof],
                "notes": [one.note.written(self.to) for one in entries if one.note],
                "cites": self._cites(tuple(dict.fromkeys(cited))),
            }

    def step(self, name: str) -> dict[str, object]:
        """One rule of the case: its value, the sentence with its numbers, its paragraphs."""
        rule, texts = self.book.rules[name], self.book.texts[name]
        asked = {one: self.names[one] for one in (name, *self.book.parameters[name])}
        return {
            "rule": name,
            "label": texts.name.written(self.to),
            "value": shown(self.names[name]),
            **said_number(self.names[name]),
            "says": self._numbered(texts.says, asked) if texts.says else None,
            "cites": self._cites(rule.cites),
        }

    def _label(self, name: str) -> Text:
        if name in self.words:
            return self.words[name].label
        if name in self.book.rules:
            return self.book.texts[name].name
        return self.book.all_facts[name].label

    def _entry(self, name: str, value: object) -> Entry | None:
        fact = self.book.all_facts.get(name)
        if fact is None or fact.listed is None or not isinstance(value, str):
            return None
        return fact.listed.entries[value]

    def _cell(self, name: str, value: object) -> dict[str, object]:
        """A value with its words where it has some: the name of an entry, yes or no of a rule."""
        said = self._said(name, value)
        text = said.written(self.to) if said else None
        return {"value": shown(value), "text": text, **said_number(value)}

    def _said(self, name: str, value: object) -> Text | None:
        if isinstance(value, bool) and name in self.book.texts:
            texts = self.book.texts[name]
            return texts.yes if value else texts.no
        if name in self.words and isinstance(value, str):
            return self.words[name].values[value]
        entry = self._entry(name, value)
        return entry.name if entry else None

    def _cites(self, sources: tuple[str, ...]) -> list[dict[str, object]]:
        """Each paragraph once: with its words, where any of the sources has them."""
        found: dict[tuple[str, str], Citation] = {}
        for cite in citations(self.law, self.edition, sources):
            place = (cite.act, cite.paragraph)
            if place not in found or (cite.quote and not found[place].quote):
                found[place] = cite
        return [one.as_document(self.to) for one in found.values()]
