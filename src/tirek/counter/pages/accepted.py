"""Applications taken in here: those whose dossier is still to forward, and those forwarded."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter, here
from tirek.counter.frame import counter_page
from tirek.counter.presenters.accepted import accepted_tables
from tirek.reception.queries.registers import taken_in
from tirek.web.components import Page
from tirek.web.texts import text

MOST = 100
"""The latest ones; one is opened by its number as well."""


@at_counter
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What is to forward first."""
    office = here(request)
    to_forward = list(taken_in(office, forwarded=False)[:MOST])
    forwarded = list(taken_in(office, forwarded=True).order_by("-forwarded_at", "-pk")[:MOST])
    return counter_page(
        request,
        "accepted",
        Page(text("counter.accepted.title")),
        tables=accepted_tables(to_forward, forwarded),
        to_forward=len(to_forward),
    )
