"""One report as a file: PDF to print and sign, CSV to count with."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.indicators.models import Report
from tirek.indicators.paper import report_pdf
from tirek.indicators.queries.reports import part_of, reports_of
from tirek.indicators.queries.scope import READERS
from tirek.indicators.tables import report_csv
from tirek.web.access import officer, only_for, place_of
from tirek.web.language import current

TYPES = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8"}


@only_for(*READERS)
@require_safe
def page(request: HttpRequest, span: str, kind: str) -> HttpResponse:
    """In the language of the page; the figures are those of the day it was made."""
    report = reports_of(officer(request)).filter(
        span=span, place=request.GET.get("place") or place_of(request)
    ).first()  # fmt: skip
    if report is None or kind not in TYPES:
        raise Http404
    name = f"report-{report.place.replace('/', '-')}-{report.span}.{kind}"
    return HttpResponse(
        _content(part_of(report, officer(request)), kind),
        content_type=TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _content(report: Report, kind: str) -> bytes:
    if kind == "pdf":
        return report_pdf(report, current())
    return report_csv(report, current()).encode()
