"""Those who chose the organisation."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.presenters.recipients import recipients_table
from tirek.desk.recipients import seen_by_organisation
from tirek.supply.organisation_permissions import takers_of
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(Role.SUPPLIER)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Nobody who chose another one."""
    found = takers_of(officer(request)).order_by("stage", "-on", "pk")
    part = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(part)
    seen_by_organisation(request, shown)
    return desk_page(
        request,
        "listed",
        Page(text("desk.organisations.recipients_title")),
        lead=text("desk.organisations.recipients_lead"),
        table=recipients_table(shown),
        pages=pages_of(request, part),
    )
