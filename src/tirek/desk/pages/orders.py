"""The orders that are with a supplier."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.orders import seen_orders
from tirek.desk.presenters.orders import earned_rows, orders_table
from tirek.supply.permissions import orders_of, supplier_of
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(Role.SUPPLIER)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Those to be answered first."""
    found = orders_of(officer(request)).select_related("case__subject")
    found = found.order_by(F("due_on").asc(nulls_last=True), "-pk")
    part = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(part)
    seen_orders(request, shown)
    return desk_page(
        request,
        "listed",
        rows=earned_rows(supplier_of(officer(request))),
        page=Page(text("desk.market.orders_title")),
        lead=text("desk.market.orders_lead"),
        table=orders_table(shown),
        pages=pages_of(request, part),
    )
