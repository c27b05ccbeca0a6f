"""Applications begun at this counter and not taken in yet: for the person who returns."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter, here
from tirek.counter.frame import counter_page
from tirek.counter.presenters.begun import begun_view
from tirek.reception.queries.registers import unfinished
from tirek.web.components import Page
from tirek.web.texts import text

MOST = 50
"""The latest ones; an earlier one is found by its IIN."""


@at_counter
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Found by IIN or surname."""
    sought = request.GET.get("q", "").replace("\0", "")[:100]
    found = unfinished(here(request), sought)[:MOST]
    view = begun_view(list(found), sought)
    return counter_page(request, "begun", Page(text("counter.begun.title")), view=view)
