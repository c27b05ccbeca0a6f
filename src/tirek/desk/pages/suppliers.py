"""The suppliers in the territory of a commission."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.presenters.suppliers import suppliers_table
from tirek.supply.permissions import suppliers_of
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(Role.COMMISSION)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """By place."""
    found = Paginator(suppliers_of(officer(request)), ON_A_PAGE)
    part = found.get_page(request.GET.get("page"))
    return desk_page(
        request,
        "listed",
        Page(text("desk.market.suppliers_title")),
        lead=text("desk.market.suppliers_lead"),
        table=suppliers_table(list(part)),
        pages=pages_of(request, part),
    )
