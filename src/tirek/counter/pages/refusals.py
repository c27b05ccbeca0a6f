"""The register of refusals to accept of this office."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter, here
from tirek.counter.frame import counter_page
from tirek.counter.presenters.refusals import refusals_table, search_field
from tirek.reception.queries.registers import refusals
from tirek.web.components import Page
from tirek.web.texts import text

MOST = 100
"""The latest ones; an earlier one is found by its number or an IIN."""


@at_counter
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The latest first."""
    sought = request.GET.get("q", "").replace("\0", "")[:100]
    found = refusals(here(request), sought)[:MOST]
    return counter_page(
        request,
        "list",
        Page(text("counter.refusals.title")),
        search=search_field(sought),
        tables=[refusals_table(list(found))],
    )
