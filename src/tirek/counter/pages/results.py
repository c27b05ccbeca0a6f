"""Results: waiting for their person, returned, asked back with the day they are due."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter, here
from tirek.counter.frame import counter_page
from tirek.counter.listed import page_of, sought_in
from tirek.counter.presenters.accepted import search_field
from tirek.counter.presenters.results import piles, results_table
from tirek.reception.queries.results import PILES, results
from tirek.web.access import officer
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text


@at_counter
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """One list at a time; what the department must send back has its day beside it."""
    here(request)
    asked = request.GET.get("pile", "")
    pile = asked if asked in PILES else next(iter(PILES))
    sought = sought_in(request)
    part = page_of(request, results(officer(request), pile, sought))
    return counter_page(
        request,
        "list",
        Page(text("counter.results.title")),
        tabs=piles(pile),
        search=search_field(sought),
        pile=pile,
        tables=[results_table(list(part), pile, timezone.localdate())],
        pages=pages_of(request, part),
    )
