"""Applications taken in here: those whose dossier is still to forward, and those forwarded."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter, here
from tirek.counter.frame import counter_page
from tirek.counter.listed import page_of, sought_in
from tirek.counter.presenters.accepted import PILES, accepted_table, piles, search_field
from tirek.reception.queries.registers import taken_in
from tirek.web.access import officer
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text


@at_counter
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """One list at a time, what is to forward first; found by IIN, number or name."""
    office, user, sought = here(request), officer(request), sought_in(request)
    asked = request.GET.get("pile", "")
    pile = asked if asked in PILES else PILES[0]
    found = taken_in(office, forwarded=pile == "forwarded", search=sought, by=user)
    if pile == "forwarded":
        found = found.order_by("-forwarded_at", "-pk")
    part = page_of(request, found)
    return counter_page(
        request,
        "accepted",
        Page(text("counter.accepted.title")),
        tabs=piles(pile),
        pile=pile,
        search=search_field(sought),
        tables=[accepted_table(pile, list(part))],
        pages=pages_of(request, part),
        to_forward=taken_in(office, forwarded=False).count(),
    )
