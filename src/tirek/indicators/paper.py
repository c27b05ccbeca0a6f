"""A report as paper: PDF/A, the same bytes for the same report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tirek.documents.typeset import typeset
from tirek.indicators.models import Report
from tirek.indicators.quality import quality
from tirek.indicators.tables import actual, with_comma
from tirek.indicators.texts import texts
from tirek.kernel.text import Language
from tirek.law.catalogue import the_law
from tirek.law.words import day_text
from tirek.services import SERVICES

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"


def report_pdf(report: Report, language: Language) -> bytes:
    """The report in one language, not signed."""
    return typeset(TEMPLATE, _values(report, language), at=report.made_at)


def _values(report: Report, language: Language) -> dict[str, Any]:
    say = texts().paper
    counted = {key: _day(day, language) for key, day in report.document["counted"].items()}
    return {
        "language": language,
        "title": say.title.in_(language),
        "place": the_law().regions[report.place].name.in_(language),
        "about": [
            say.counted.format(**counted).in_(language),
            say.due_on.format(day=_day(report.due_on.isoformat(), language)).in_(language),
            say.made_at.format(day=_day(report.made_at.date().isoformat(), language)).in_(language),
        ],
        "head": [one.in_(language) for one in say.head],
        "tables": [_table(table, language) for table in report.document["tables"]],
        "notes": [say.note.in_(language), quality().reports.note.in_(language)],
    }


def _table(table: Mapping[str, Any], language: Language) -> dict[str, Any]:
    named = SERVICES[table["service"]].name if table["service"] else texts().paper.all_services
    return {
        "service": named.in_(language),
        "groups": [
            {"name": group.name.in_(language), "rows": rows}
            for group in quality().groups
            if (rows := [_row(one, language) for one in table["figures"]
                         if one["group"] == group.id])
        ],
    }  # fmt: skip


def _row(figure: Mapping[str, Any], language: Language) -> dict[str, Any]:
    counts = ""
    if figure["of"]:
        counts = texts().paper.counts.format(met=figure["met"], of=figure["of"]).in_(language)
    return {
        "name": figure["name"][language],
        "norm": _number(figure["norm"] or "—", language),
        "target": _number(figure["target"] or "—", language),
        "actual": _number(actual(figure, language), language),
        "counts": counts,
    }


def _number(written: str, language: Language) -> str:
    return written if language == "en" else with_comma(written)


def _day(day: str, language: Language) -> str:
    return day_text(date.fromisoformat(day)).in_(language)
