"""The dashboard: how a place and every place below it are doing, in figures and pictures."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.figures_asked import Asked
from tirek.desk.frame import desk_page
from tirek.desk.presenters.manager import manager_view
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
    view = manager_view(user, Asked.of(user, request.GET, today), today)
    return desk_page(request, "manager", Page(text("desk.manager.title")), view=view)
