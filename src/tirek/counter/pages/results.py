"""Results: waiting for their person, returned, asked back with the day they are due."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter, here
from tirek.counter.frame import counter_page
from tirek.counter.presenters.results import piles, results_table
from tirek.reception.queries.results import PILES, results
from tirek.web.access import officer
from tirek.web.components import Page
from tirek.web.texts import text

MOST = 100
"""The nearest ones; one is opened by its number as well."""


@at_counter
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """One list at a time; what the department must send back has its day beside it."""
    here(request)
    asked = request.GET.get("pile", "")
    pile = asked if asked in PILES else next(iter(PILES))
    found = list(results(officer(request), pile)[:MOST])
    return counter_page(
        request,
        "list",
        Page(text("counter.results.title")),
        tabs=piles(pile),
        tables=[results_table(found, pile, timezone.localdate())],
    )
