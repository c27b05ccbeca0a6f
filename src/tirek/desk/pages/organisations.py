"""The organisations of the place: who has not chosen yet, who chose which."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.cases import seen_together
from tirek.desk.frame import desk_page
from tirek.desk.presenters.organisations import (
    organisations_table,
    takers_table,
    waiting_table,
)
from tirek.supply.queries.organisations import not_chosen, organisations_for, takers_in
from tirek.web.access import CASE_ROLES, officer, only_for, place_of
from tirek.web.components import Action, Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(*CASE_ROLES)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Everybody shown is told that they were looked at; people of other places are counted only."""
    user, place = officer(request), place_of(request)
    part = Paginator(takers_in(user), ON_A_PAGE).get_page(request.GET.get("page"))
    takers, cases = list(part), list(not_chosen(user)[:ON_A_PAGE])
    seen_together(request, [*cases, *(one.case for one in takers)], "organisation")
    listing = Action(reverse("desk:organisation-list"), text("desk.organisations.listing_title"))
    return desk_page(
        request,
        "organisations",
        Page(text("desk.organisations.title")),
        organisations=organisations_table(organisations_for(place)),
        waiting=waiting_table(user, cases),
        takers=takers_table(user, takers),
        pages=pages_of(request, part),
        listing=listing if user.role == Role.HEAD else None,
    )
