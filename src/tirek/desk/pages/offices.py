"""Every office of the system, for the administrator."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.accounts.models import OfficeKind, Role
from tirek.desk.frame import desk_page
from tirek.desk.presenters.offices import offices_table, search_fields
from tirek.desk.queries.staff import offices
from tirek.law.catalogue import the_law
from tirek.web.access import only_for
from tirek.web.components import Action, Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(Role.ADMINISTRATOR)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Found by name or BIN, kind, and place with the places below it."""
    sought = request.GET.get("q", "").replace("\0", "").strip()[:100]
    kind, place = request.GET.get("kind", ""), request.GET.get("place", "")
    kind = kind if kind in OfficeKind.values else ""
    found = offices(sought, kind, place if place in the_law().regions else "")
    part = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return desk_page(
        request,
        "staff",
        Page(text("desk.offices.title")),
        fields=search_fields(sought, kind, place),
        add=Action(reverse("desk:new-office"), text("desk.offices.new")),
        table=offices_table(part),
        pages=pages_of(request, part),
    )
