"""Data for the monitoring of state services as a file: the stages of cases, without names."""

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.figures_asked import Asked
from tirek.indicators.queries.monitoring import stage_rows
from tirek.indicators.queries.scope import READERS
from tirek.indicators.tables import stages_csv
from tirek.web.access import officer, only_for, place_of
from tirek.web.language import current


@only_for(*READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponseBase:
    """Streamed: a year of a region does not fit into memory."""
    place_of(request)
    asked = Asked.of(officer(request), request.GET, timezone.localdate())
    begins, ends = asked.span.begins, asked.span.ends
    rows = stage_rows(place=asked.place, begins=begins, ends=ends, among=asked.among)
    name = f"monitoring-{asked.place.replace('/', '-')}-{asked.span.id}.csv"
    return StreamingHttpResponse(
        (line.encode() for line in stages_csv(rows, current())),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
