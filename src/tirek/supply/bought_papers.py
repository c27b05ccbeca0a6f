"""The papers of public procurement as files: PDF and XLSX, in Kazakh or Russian."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from tirek.documents.typeset import typeset
from tirek.documents.workbook import Column, workbook
from tirek.kernel.money import Tenge
from tirek.kernel.text import Language, Text
from tirek.law.words import number_text
from tirek.procedure.deadline import shown
from tirek.supply.bought_annexes import Card, Cell, Table, cells, tables

TEMPLATES = Path(__file__).parent / "templates"
TABLE, CARD = TEMPLATES / "bought.typ", TEMPLATES / "card.typ"
WIDTH, WIDE = 22, 60
"""Signs of a column of a spreadsheet."""
Kind = Literal["pdf", "xlsx"]
TYPES: Mapping[Kind, str] = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Paper:
    """A table to print: its rows, and what is said above and below them."""

    table: Table
    rows: Sequence[Mapping[str, Any]]
    said: Mapping[str, str]
    on: date
    at: datetime

    def written(self, language: Language, kind: Kind) -> bytes:
        """The file."""
        rows = cells(self.table, self.rows, language)
        return self._pdf(rows, language) if kind == "pdf" else self._xlsx(rows, language)

    def _pdf(self, rows: Sequence[Sequence[Cell]], language: Language) -> bytes:
        columns = self.table.columns
        values = {
            "language": language,
            "annex": self.table.annex.in_(language),
            "title": self.table.title.in_(language),
            "above": self._above(language),
            "below": self._below(language),
            "head": [one.text.in_(language) for one in columns],
            "numeric": [one.kind in ("number", "money") for one in columns],
            "rows": [[_on_paper(one, language) for one in row] for row in rows],
        }
        return typeset(TABLE, values, at=self.at)

    def _xlsx(self, rows: Sequence[Sequence[Cell]], language: Language) -> bytes:
        title = self.table.title.in_(language)
        columns = [Column(one.text.in_(language), WIDTH) for one in self.table.columns]
        empty = [""] * (len(columns) - 1)
        foot = [[line, *empty] for line in self._below(language)]
        numbers = list(range(1, len(columns) + 1))
        above = [self.table.annex.in_(language), title, self._above(language)]
        return workbook(title, columns, [numbers, *rows, *foot], at=self.at, above=above)

    def _above(self, language: Language) -> str:
        return self.table.above.filled(language, day=shown(self.on), **self.said)

    def _below(self, language: Language) -> list[str]:
        note, foot = self.table.note, tables().foot[self.table.foot]
        said = foot.filled(language, **{"supplier": "", **self.said, "day": shown(self.on)})
        return [said] if note is None else [note.in_(language), said]


@dataclass(frozen=True)
class CardOf:
    """A form of the supplier about one person, with what Tirek knows filled in."""

    card: Card
    known: Mapping[str, str | Text]
    at: datetime

    def written(self, language: Language, kind: Kind) -> bytes:
        """The file."""
        rows = [
            [one.number, one.text.in_(language), _said(self.known.get(one.fill, ""), language)]
            for one in self.card.lines
        ]
        return self._pdf(rows, language) if kind == "pdf" else self._xlsx(rows, language)

    def _pdf(self, rows: Sequence[Sequence[str]], language: Language) -> bytes:
        note = self.card.note
        values = {
            "language": language,
            "annex": self.card.annex.in_(language),
            "title": self.card.title.in_(language),
            "lines": rows,
            "below": [one.in_(language) for one in self.card.below],
            "note": note.in_(language) if note else "",
        }
        return typeset(CARD, values, at=self.at)

    def _xlsx(self, rows: Sequence[Sequence[str]], language: Language) -> bytes:
        title = self.card.title.in_(language)
        columns = [Column("", 6), Column(title, WIDE), Column("", WIDE)]
        below = [["", one.in_(language), ""] for one in self.card.below]
        notes = [["", self.card.note.in_(language), ""]] if self.card.note else []
        above = [self.card.annex.in_(language)]
        return workbook(title, columns, [*rows, *below, *notes], at=self.at, above=above)


def _said(known: str | Text, language: Language) -> str:
    return known if isinstance(known, str) else known.in_(language)


def _on_paper(value: Cell, language: Language) -> str:
    if isinstance(value, date):
        return shown(value)
    return number_text(value, language) if isinstance(value, Tenge) else str(value)
