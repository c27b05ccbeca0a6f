"""A calculation as a person would check it: tables of records, the formula with its numbers.

A service whose sum is worked out from lists says in `tables.toml` which columns its tables have;
the rows, the counted sums and their paragraphs come from the decision itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tirek.kernel.money import TIYN_IN_TENGE, Tenge
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.law.catalogue import Law
from tirek.law.cite import Citation
from tirek.law.edition import Edition
from tirek.law.entry import Entry
from tirek.law.evaluate import Evaluation
from tirek.law.explain import shown
from tirek.law.reasons import citations
from tirek.law.records import records
from tirek.law.rulebook import RuleBook
from tirek.law.unknown import is_unknown


@dataclass(frozen=True)
class Table:
    """A table: for which records, its columns (facts and rules by name), what it comes to.

    `counted` is the rule whose paragraph stands at each row, beside that of the entry of a list.
    """

    id: str
    title: Text
    rows: str
    columns: tuple[str, ...]
    counted: str
    total: str = ""


@dataclass(frozen=True)
class Words:
    """What people call a column that has no label of its own, and each of its values."""

    label: Text
    values: Mapping[str, Text]


@dataclass(frozen=True)
class Tables:
    """What `tables.toml` says: the tables, words for values, the rules of the formula in order."""

    table: tuple[Table, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    formula: tuple[str, ...] = ()


def load_tables(folder: Path) -> Tables:
    """The tables of a service; none for one without the file. Raises TomlError."""
    path = folder / "tables.toml"
    return _load(path) if path.exists() else Tables()


@cache
def _load(path: Path) -> Tables:
    return load(Tables, path)


def calculation_of(
    law: Law, edition: Edition | None, found: Evaluation
) -> dict[str, object] | None:
    """The tables and the formula of a decided case, JSON-ready; None where there are none."""
    tables = load_tables(found.book.folder)
    if not tables.table or not found.case:
        return None
    sums = _Sums(law, edition, found.book, tables.words, {**found.names, **found.case})
    return {
        "tables": [sums.table(one) for one in tables.table],
        "formula": [sums.step(name) for name in tables.formula],
    }


@dataclass(frozen=True)
class _Sums:
    law: Law
    edition: Edition | None
    book: RuleBook
    words: Mapping[str, Words]
    names: Mapping[str, object]

    def table(self, table: Table) -> dict[str, object]:
        """One table with its rows; a list that is not known has none and says so."""
        return {
            "id": table.id,
            "title": table.title.as_dict(),
            "columns": [
                {"name": name, "label": self._label(name).as_dict()} for name in table.columns
            ],
            "counted": table.counted,
            "rows": list(self._rows(table)),
            "total": self.step(table.total) if table.total else None,
        }

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
                "proof": [one.proof.as_dict() for one in entries if one.proof],
                "notes": [one.note.as_dict() for one in entries if one.note],
                "cites": self._cites(tuple(dict.fromkeys(cited))),
            }

    def step(self, name: str) -> dict[str, object]:
        """One rule of the case: its value, the sentence with its numbers, its paragraphs."""
        rule, texts = self.book.rules[name], self.book.texts[name]
        asked = {one: self.names[one] for one in (name, *self.book.parameters[name])}
        says = (
            texts.says.format(**{one: number(value) for one, value in asked.items()})
            if texts.says
            else None
        )
        return {
            "rule": name,
            "label": texts.name.as_dict(),
            "value": shown(self.names[name]),
            "says": says.as_dict() if says else None,
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
        return {"value": shown(value), "text": said.as_dict() if said else None}

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
            if place not in found or cite.quote:
                found[place] = cite
        return [one.as_document() for one in found.values()]


def number(value: object) -> str:
    """A sum or a number in a sentence: «17 000», «1 740.50»; "?" while it is not known."""
    if is_unknown(value):
        return "?"
    if isinstance(value, Tenge):
        tenge, tiyn = divmod(value.rounded().tiyn, TIYN_IN_TENGE)
        written = f"{tenge:,}".replace(",", "\u00a0")
        return f"{written}.{tiyn:02}" if tiyn else written
    return str(value)
