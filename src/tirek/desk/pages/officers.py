"""Everybody who works in the system, for the administrator."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.presenters.officers import ROLES, officers_table, search_fields
from tirek.desk.queries.staff import officers
from tirek.web.access import only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(Role.ADMINISTRATOR)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Found by name, role, and whether they still work here."""
    sought = request.GET.get("q", "").replace("\0", "").strip()[:100]
    role, state = request.GET.get("role", ""), request.GET.get("state", "")
    found = officers(sought, role if role in ROLES else "", active=state != "left")
    part = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return desk_page(
        request,
        "staff",
        Page(text("desk.officers.title")),
        lead=text("desk.officers.lead"),
        fields=search_fields(sought, role, state),
        table=officers_table(part),
        pages=pages_of(request, part),
    )
