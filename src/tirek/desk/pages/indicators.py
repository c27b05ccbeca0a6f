"""The quality of services: norm, target and actual value of each indicator."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.figures_asked import Asked
from tirek.desk.frame import desk_page
from tirek.desk.presenters.indicators import figures_view
from tirek.indicators.queries.figures import figures
from tirek.indicators.queries.scope import READERS
from tirek.web.access import officer, only_for, place_of
from tirek.web.components import Page
from tirek.web.texts import text


@only_for(*READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of the officer's place, or of one below it."""
    place_of(request)
    user, today = officer(request), timezone.localdate()
    asked = Asked.of(user, request.GET, today)
    view = figures_view(figures(asked.scope(today)), asked, user, today)
    return desk_page(request, "indicators", Page(text("desk.indicators.title")), view=view)
