"""The people of a home: its list and its residents."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.presenters.homes import residents_lead, residents_table
from tirek.desk.stays import seen_at_home
from tirek.supply.stay_permissions import home_of, people_of
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(Role.SUPPLIER)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Those who wait, in their order, then those who live there; nobody of another home."""
    user = officer(request)
    found = people_of(user).order_by("-stage", "rank", "registered_at", "case")
    part = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(part)
    seen_at_home(request, iter(shown))
    return desk_page(
        request,
        "listed",
        Page(text("desk.homes.residents_title")),
        lead=residents_lead(home_of(user)),
        table=residents_table(shown),
        pages=pages_of(request, part),
    )
