"""How a sum was worked out, as a notice tells it: lines of its tables, then the formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import LANGUAGES, Language, Text
from tirek.law.fact import WRITTEN_DAY
from tirek.law.words import number_text
from tirek.notices import writing

Line = tuple[Text, Text]
WRITTEN_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
WRITTEN_SUM = re.compile(r"-?[0-9]+\.[0-9]{2}")


def calculated(decision: Mapping[str, Any]) -> tuple[Line, ...]:
    """What stands on paper: a label and a value in every language for each line."""
    found = decision.get("calculation") or {}
    rows = [line for table in found.get("tables", ()) for line in _rows(table)]
    return (*rows, *(_step(one) for one in found.get("formula", ())))


def rows_of(
    decision: Mapping[str, Any], table: str, kept: str, columns: Iterable[str]
) -> tuple[tuple[Text, ...], ...]:
    """The cells of those columns, row by row, where the column `kept` says yes."""
    tables = (decision.get("calculation") or {}).get("tables", ())
    return tuple(
        tuple(Text(*(_cell(cells[name], to) for to in LANGUAGES)) for name in columns)
        for one in tables
        if one["id"] == table
        for cells in _by_name(one)
        if cells[kept]["value"] is True
    )


def _by_name(table: Mapping[str, Any]) -> Iterator[Mapping[str, Mapping[str, Any]]]:
    names = [column["name"] for column in table["columns"]]
    return (dict(zip(names, row["cells"], strict=True)) for row in table["rows"] if row["cells"])


def _rows(table: Mapping[str, Any]) -> Iterator[Line]:
    """The rows of a table that is printed, by the columns it prints."""
    names = [column["name"] for column in table["columns"]]
    printed = [names.index(name) for name in table.get("paper", ())]
    labels = [Text.of(table["columns"][at]["label"]) for at in printed]
    told = [row for row in table["rows"] if printed and row["cells"]]
    for number, row in enumerate(told, start=1):
        cells = [row["cells"][at] for at in printed]
        said = {to: _told(labels, cells, to) for to in LANGUAGES}
        title = Text.of(table["title"])
        yield (
            Text(f"{title.kk} № {number}", f"{title.ru} № {number}", f"{title.in_('en')} {number}"),
            Text(**said),
        )


def _told(labels: list[Text], cells: list[Mapping[str, Any]], language: Language) -> str:
    """ "the settlement – Sarzhal; the zone – ..."."""
    pairs = zip(labels, cells, strict=True)
    return "; ".join(f"{label.in_(language)} – {_cell(cell, language)}" for label, cell in pairs)


def _cell(cell: Mapping[str, Any], language: Language) -> str:
    if cell["text"]:
        return Text.of(cell["text"]).in_(language).removesuffix(".")
    value = "–" if cell["value"] is None else str(cell["value"])
    if WRITTEN_DAY.fullmatch(value):
        return writing.day(date.fromisoformat(value), language)
    if WRITTEN_MONTH.fullmatch(value):
        return writing.month(Month.parse(value), language)
    if cell.get("number"):
        return value if language == "en" else value.replace(".", ",")
    return _sum(value, language) if WRITTEN_SUM.fullmatch(value) else value


def _sum(value: str, language: Language) -> str:
    return f"{number_text(Tenge.of(value), language)} ₸"


def _step(step: Mapping[str, Any]) -> Line:
    """A step of the formula: its sentence with the numbers, or its value alone."""
    says, value = step["says"], str(step["value"])
    if says:
        return Text.of(step["label"]), Text.of(says)
    if "." not in value:
        return Text.of(step["label"]), Text(value, value, value)
    return Text.of(step["label"]), Text(*(_sum(value, one) for one in LANGUAGES))
