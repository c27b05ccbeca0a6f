"""The papers of public procurement as data: columns of the tables, lines of the cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tirek.kernel import toml
from tirek.kernel.money import Tenge
from tirek.kernel.text import Language, Text
from tirek.procedure.cite import Cite

FOLDER = Path(__file__).parent
Cell = str | int | date | Tenge


@dataclass(frozen=True)
class Heading:
    """A column: what of a row stands in it, and how it is written; "" of `id` stays empty."""

    id: str
    kind: Literal["words", "day", "money", "number", "signed"]
    text: Text


@dataclass(frozen=True)
class Table:
    """An act, a list or a statement: what is printed around its rows."""

    id: str
    annex: Text
    title: Text
    above: Text
    foot: str
    columns: tuple[Heading, ...]
    cites: tuple[Cite, ...]
    note: Text | None = None


@dataclass(frozen=True)
class Tables:
    """bought_annexes.toml."""

    foot: Mapping[str, Text]
    signed: Mapping[str, Text]
    table: tuple[Table, ...]

    def named(self, table_id: str) -> Table:
        """The table of that id. Raises StopIteration for none."""
        return next(one for one in self.table if one.id == table_id)


@dataclass(frozen=True)
class Line:
    """A line of a card; `fill` is what Tirek knows of it, "" is written by hand."""

    number: str
    text: Text
    fill: str = ""


@dataclass(frozen=True)
class Card:
    """A form of the supplier about one person; `below` are the headings of its empty table."""

    id: str
    annex: Text
    title: Text
    lines: tuple[Line, ...]
    cites: tuple[Cite, ...]
    below: tuple[Text, ...] = ()
    note: Text | None = None


@dataclass(frozen=True)
class Cards:
    """bought_cards.toml."""

    card: tuple[Card, ...]

    def named(self, card_id: str) -> Card | None:
        """The card of that id."""
        return next((one for one in self.card if one.id == card_id), None)


@cache
def tables() -> Tables:
    """Raises TomlError."""
    return toml.load(Tables, FOLDER / "bought_annexes.toml")


@cache
def cards() -> Cards:
    """Raises TomlError."""
    return toml.load(Cards, FOLDER / "bought_cards.toml")


def cells(table: Table, rows: Sequence[Mapping[str, Any]], language: Language) -> list[list[Cell]]:
    """The rows as the paper has them, numbered, with the surcharge of a recipient counted."""
    return [list(_cells(table, _whole(row, at), language)) for at, row in enumerate(rows, start=1)]


def _whole(row: Mapping[str, Any], number: int) -> dict[str, Any]:
    """Column 12 of annex 14 is what columns 10 and 11 leave (a reading: the form prints no sum)."""
    extra = row["price"] - row["share"] if "share" in row else None
    return {"number": number, "extra": extra, **row}


def _cells(table: Table, row: Mapping[str, Any], language: Language) -> Iterator[Cell]:
    for one in table.columns:
        said = row.get(one.id)
        if said in (None, ""):
            yield ""
        elif one.kind == "day":
            yield date.fromisoformat(said)
        elif one.kind == "money":
            yield Tenge.of_tiyn(said)
        elif one.kind == "signed":
            yield tables().signed[said].in_(language)
        else:
            yield said
