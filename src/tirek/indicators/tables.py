"""Data as text for other programs: JSON lines, and CSV that office programs open.

Semicolons are what they expect; the byte order mark tells them that it is UTF-8.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tirek.indicators.models import Report
from tirek.indicators.queries.monitoring import StageRow
from tirek.indicators.texts import texts
from tirek.kernel.text import Language
from tirek.payments.spreadsheet import BYTE_ORDER_MARK, harmless


def json_lines(rows: Iterable[StageRow]) -> Iterator[str]:
    """A line of JSON for each row."""
    for row in rows:
        yield json.dumps(row.as_document(), ensure_ascii=False) + "\n"


def stages_csv(rows: Iterable[StageRow], language: Language) -> Iterator[str]:
    """A heading, then a line for each row; the codes stay as they are."""
    columns = texts().columns
    yield BYTE_ORDER_MARK + _line([columns[name].in_(language) for name in columns])
    for row in rows:
        said = row.as_document()
        yield _line([harmless(str(said[name] if said[name] is not None else ""))
                     for name in columns])  # fmt: skip


def report_csv(report: Report, language: Language) -> str:
    """The report's figures, a line for each service and indicator."""
    say = texts().paper
    head = [texts().columns["service"], *say.head]
    lines = [_line([one.in_(language) for one in head])]
    for table in report.document["tables"]:
        for figure in table["figures"]:
            cells = [table["service"], figure["name"][language], figure["norm"], figure["target"],
                     actual(figure, language)]  # fmt: skip
            lines.append(_line([harmless(with_comma(cell)) for cell in cells]))
    return BYTE_ORDER_MARK + "".join(lines)


def actual(figure: Mapping[str, Any], language: Language) -> str:
    """The value in percent, or why it is not known."""
    if figure["unknown"]:
        return texts().paper.unknown[figure["unknown"]].in_(language)
    return str(figure["actual"])


def with_comma(cell: str | None) -> str:
    """A number with a decimal comma."""
    written = cell or ""
    return written.replace(".", ",") if written.replace(".", "", 1).isdigit() else written


def _line(cells: Sequence[str]) -> str:
    page = io.StringIO()
    csv.writer(page, delimiter=";", lineterminator="\r\n").writerow(cells)
    return page.getvalue()
