"""The homes of the place: free places, who waits for a referral, who lives or waits where."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.cases import seen_together
from tirek.desk.frame import desk_page
from tirek.desk.presenters.homes import homes_table, people_table, to_refer_table
from tirek.supply.queries.homes import homes_for, stays_of, to_refer
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
    part = Paginator(stays_of(user), ON_A_PAGE).get_page(request.GET.get("page"))
    people, cases = list(part), list(to_refer(user)[:ON_A_PAGE])
    seen_together(request, [*cases, *(one.case for one in people)], "homes")
    places = Action(reverse("desk:home-places"), text("desk.homes.places_title"))
    return desk_page(
        request,
        "homes",
        Page(text("desk.homes.title")),
        homes=homes_table(homes_for(place)),
        to_refer=to_refer_table(user, cases),
        people=people_table(user, people),
        pages=pages_of(request, part),
        places=places if user.role == Role.HEAD else None,
    )
