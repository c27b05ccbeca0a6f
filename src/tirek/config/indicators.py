"""What `tirek indicators export` does: boots Django and streams the stages of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TextIO

from tirek.config.boot import boot

if TYPE_CHECKING:
    from datetime import date

    from tirek.kernel.text import Language

Format = Literal["jsonl", "csv"]


def export(
    *, place: str, begins: date, ends: date, format_: Format, language: Language, out: TextIO
) -> None:
    """Write a line for each stage of a case that began within the days; "" is every place."""
    embedded = boot()
    from tirek.indicators.queries.monitoring import stage_rows
    from tirek.indicators.tables import json_lines, stages_csv

    try:
        rows = stage_rows(place=place, begins=begins, ends=ends)
        lines = stages_csv(rows, language) if format_ == "csv" else json_lines(rows)
        out.writelines(lines)
    finally:
        if embedded is not None:
            embedded.leave()
