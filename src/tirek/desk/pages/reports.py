"""The quarterly and yearly reports: what was made, and by when the next ones are due."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.frame import desk_page
from tirek.desk.presenters.reports import reports_view
from tirek.indicators.queries.reports import reports_of
from tirek.indicators.queries.scope import READERS
from tirek.web.access import officer, only_for, place_of
from tirek.web.components import Page
from tirek.web.texts import text

REPORTS_ON_A_PAGE = 100


@only_for(*READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The last hundred that the officer may see."""
    place_of(request)
    reports = list(reports_of(officer(request))[:REPORTS_ON_A_PAGE])
    view = reports_view(reports, timezone.localdate())
    return desk_page(request, "reports", Page(text("desk.reports.title")), view=view)
