"""Applications begun at this counter and not taken in yet: for the person who returns."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter, here
from tirek.counter.frame import counter_page
from tirek.counter.listed import page_of, sought_in
from tirek.counter.presenters.begun import begun_view
from tirek.reception.queries.registers import unfinished
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text


@at_counter
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Found by IIN or surname."""
    sought = sought_in(request)
    part = page_of(request, unfinished(here(request), sought))
    view, pages = begun_view(list(part), sought), pages_of(request, part)
    return counter_page(request, "begun", Page(text("counter.begun.title")), view=view, pages=pages)
