"""The calculation of a decision as a person would check it: tables of records, then the formula."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tirek.kernel.text import capital
from tirek.web.components import Cell, Citation, Table
from tirek.web.explanation import citations, value_in_words
from tirek.web.texts import spoken, text

Document = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """One step of the formula: what it is, what it comes to, the sentence with its numbers."""

    label: str
    value: str
    says: str
    citations: Sequence[Citation]


@dataclass(frozen=True)
class CalculationView:
    """The tables and the steps of the formula in order; `counts` nothing where all is said."""

    tables: Sequence[Table]
    formula: Sequence[Line]
    counts: bool = True


def calculation_view(document: Document) -> CalculationView | None:
    """What the decision was worked out from; None where there is nothing to show of it."""
    found = document.get("calculation") or {"tables": (), "formula": ()}
    tables = [_table(one) for one in found["tables"] if one["rows"]]
    formula = [_line(one) for one in found["formula"]]
    if not tables and not formula:
        return None
    return CalculationView(
        tables=tables,
        formula=formula,
        counts=bool(found["tables"]) or not all(_is_said(one) for one in found["formula"]),
    )


def _table(table: Document) -> Table:
    head = [Cell(capital(spoken(one["label"]))) for one in table["columns"]]
    names, total = [one["name"] for one in table["columns"]], table["total"]
    return Table(
        caption=spoken(table["title"]),
        head=[*head, Cell(text("web.calculation.ground"))],
        rows=[_row(row, len(head)) for row in table["rows"]],
        total=_total(total, names.index(table["counted"]), len(head)) if total else (),
        compact=True,
    )


def _row(row: Document, columns: int) -> list[Cell]:
    if row.get("unknown"):
        unknown = [Cell(text("web.explanation.unknown"), tone="warning")]
        return [*unknown, *(Cell("") for _ in range(columns))]
    first, *rest = (_in_words(cell) for cell in row["cells"])
    proof = " ".join(spoken(one) for one in row["proof"])
    return [Cell(first, header=True), *(Cell(one) for one in rest), _ground(row["cites"], proof)]


def _total(total: Document, counted: int, columns: int) -> list[Cell]:
    """What the table comes to, under the column that was counted."""
    cells = [Cell(spoken(total["label"])), *(Cell("") for _ in range(columns - 1))]
    cells[counted] = Cell(_said(total))
    return [*cells, _ground(total["cites"])]


def _in_words(cell: Document) -> str:
    value = cell["value"]
    if cell["text"]:
        return spoken(cell["text"])
    return "–" if value is None else _said(cell)


def _said(one: Document) -> str:
    return value_in_words(one["value"], number=one.get("number", False))


def _ground(cites: Sequence[Document], proof: str = "") -> Cell:
    """The paragraphs, leading to the first that can be read here."""
    paragraphs = dict.fromkeys(cite["paragraph"] for cite in cites if cite["paragraph"])
    href = next((cite["url"] for cite in cites if cite.get("url")), "")
    said = text("web.calculation.paragraphs", paragraphs=", ".join(paragraphs))
    return Cell(said if paragraphs else "–", href=href, note=proof)


def _is_said(step: Document) -> bool:
    """Whether a step tells something in a sentence and comes to no number."""
    return step["value"] is True and bool(step["says"])


def _line(step: Document) -> Line:
    return Line(
        label=spoken(step["label"]),
        value="" if _is_said(step) else _said(step),
        says=spoken(step["says"] or ""),
        citations=citations(step["cites"]),
    )
