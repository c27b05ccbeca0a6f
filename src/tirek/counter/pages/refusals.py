"""The register of refusals to accept of this office."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter, here
from tirek.counter.frame import counter_page
from tirek.counter.listed import page_of, sought_in
from tirek.counter.presenters.refusals import refusals_table, search_field
from tirek.reception.queries.registers import refusals
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text


@at_counter
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The latest first."""
    sought = sought_in(request)
    part = page_of(request, refusals(here(request), sought))
    return counter_page(
        request,
        "list",
        Page(text("counter.refusals.title")),
        search=search_field(sought),
        tables=[refusals_table(list(part))],
        pages=pages_of(request, part),
    )
