"""The reports as a table, and the dates of the next ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from tirek.desk.presenters.indicators import span_in_words
from tirek.indicators.models import Report
from tirek.indicators.quality import quality
from tirek.indicators.span import Span, quarter_of, year_of
from tirek.law.catalogue import the_law
from tirek.web import formats
from tirek.web.components import Cell, Citation, SummaryRow, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class ReportsView:
    """The page of reports."""

    due: Sequence[SummaryRow]
    table: Table
    note: str
    citation: Citation


def reports_view(reports: Sequence[Report], today: date) -> ReportsView:
    """What is due next, then what was made."""
    dates = quality().reports
    cite = dates.cites[0].citation(the_law().acts)
    return ReportsView(
        due=[_due(span) for span in (quarter_of(today), year_of(today))],
        table=_table(reports),
        note=spoken(dates.note),
        citation=Citation(spoken(cite.label), cite.url),
    )


def _due(span: Span) -> SummaryRow:
    made = formats.day(span.report_from, current())
    return SummaryRow(
        span_in_words(span),
        text("desk.reports.due", day=formats.day(span.due_on, current())),
        note=text("desk.reports.made_on", day=made),
    )


def _table(reports: Sequence[Report]) -> Table:
    heads = ("span", "place", "due_on", "made_at", "file")
    return Table(
        caption=text("desk.reports.made"),
        head=[Cell(text(f"desk.reports.{head}")) for head in (*heads, "file_csv")],
        rows=[_row(one) for one in reports],
        empty=text("desk.reports.none"),
    )


def _row(report: Report) -> list[Cell]:
    return [
        Cell(span_in_words(Span.parse(report.span)), header=True),
        Cell(spoken(the_law().regions[report.place].name)),
        Cell(formats.day_short(report.due_on, current())),
        Cell(formats.moment(report.made_at, current())),
        Cell("PDF", href=_file(report, "pdf")),
        Cell("CSV", href=_file(report, "csv")),
    ]


def _file(report: Report, kind: str) -> str:
    address = reverse("desk:report-file", args=[report.span, kind])
    return f"{address}?{urlencode({'place': report.place})}"
