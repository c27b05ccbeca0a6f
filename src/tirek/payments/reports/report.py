"""A report as a table in three languages, and the files it is made into."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Literal

from tirek.casework.local_day import local_day
from tirek.documents.typeset import typeset
from tirek.documents.workbook import Column, workbook
from tirek.kernel.money import Tenge
from tirek.kernel.text import Language, Text
from tirek.law.words import day_text
from tirek.payments.overpayment.sums import sum_text
from tirek.payments.spreadsheet import BYTE_ORDER_MARK, harmless
from tirek.procedure.deadline import shown

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
MOST_ON_PAPER = 5000
"""Rows of a PDF: nobody reads more on paper, and the other files hold them all."""

Value = str | int | date | Tenge | Text
Format = Literal["csv", "xlsx", "pdf"]


@dataclass(frozen=True)
class ReportColumn:
    """A heading, whether the cells are figures, and how wide they are in signs."""

    heading: Text
    numeric: bool = False
    width: int = 18


@dataclass(frozen=True)
class Report:
    """A table with a title; `rows` may be read once more each time it is called."""

    title: Text
    about: Text
    columns: Sequence[ReportColumn]
    rows: Callable[[], Iterator[Sequence[Value]]]
    total: Sequence[Value] = ()
    too_long: Text | None = None


def written(report: Report, format_: Format, language: Language, at: datetime) -> bytes:
    """The report as a file."""
    make: Mapping[Format, Callable[[Report, Language, datetime], bytes]] = {
        "csv": _csv,
        "xlsx": _xlsx,
        "pdf": _pdf,
    }
    return make[format_](report, language, at)


def _all_rows(report: Report) -> Iterator[Sequence[Value]]:
    yield from report.rows()
    if report.total:
        yield report.total


def _csv(report: Report, language: Language, at: datetime) -> bytes:
    page = io.StringIO()
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    writer.writerow(one.heading.in_(language) for one in report.columns)
    for row in _all_rows(report):
        writer.writerow(harmless(_plain(value, language)) for value in row)
    return (BYTE_ORDER_MARK + page.getvalue()).encode()


def _plain(value: Value, language: Language) -> str:
    if isinstance(value, Text):
        return value.in_(language)
    if isinstance(value, Tenge):
        return str(value).replace(".", ",")
    return shown(value) if isinstance(value, date) else str(value)


def _xlsx(report: Report, language: Language, at: datetime) -> bytes:
    columns = [Column(one.heading.in_(language), one.width) for one in report.columns]
    rows = (
        [value.in_(language) if isinstance(value, Text) else value for value in row]
        for row in _all_rows(report)
    )
    return workbook(report.title.in_(language), columns, rows, at=at)


def _pdf(report: Report, language: Language, at: datetime) -> bytes:
    rows = list(islice(report.rows(), MOST_ON_PAPER + 1))
    cut = len(rows) > MOST_ON_PAPER
    note = report.too_long.in_(language) if cut and report.too_long else ""
    return typeset(
        TEMPLATE,
        {
            "language": language,
            "title": report.title.in_(language),
            "about": report.about.in_(language),
            "date": day_text(local_day(at)).in_(language),
            "head": [one.heading.in_(language) for one in report.columns],
            "numeric": [one.numeric for one in report.columns],
            "rows": [_on_paper(row, language) for row in rows[:MOST_ON_PAPER]],
            "total": _on_paper(report.total, language),
            "note": note,
        },
        at=at,
    )


def _on_paper(row: Sequence[Value], language: Language) -> list[str]:
    return [
        sum_text(one).in_(language) if isinstance(one, Tenge) else _plain(one, language)
        for one in row
    ]
