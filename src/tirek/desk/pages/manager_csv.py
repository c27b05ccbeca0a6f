"""One table of the dashboard as a file for spreadsheet programs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.figures_asked import Asked
from tirek.desk.presenters.manager import FILES, table_behind
from tirek.desk.table_file import table_file
from tirek.indicators.queries.scope import READERS
from tirek.web.access import officer, only_for, place_of


@only_for(*READERS)
@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """The same figures as on the page, asked anew."""
    place_of(request)
    if name not in FILES:
        raise Http404
    user, today = officer(request), timezone.localdate()
    asked = Asked.of(user, request.GET, today)
    named = f"{name}-{asked.place.replace('/', '-')}-{asked.span.id}"
    return table_file(table_behind(name, user, asked, today), named)
