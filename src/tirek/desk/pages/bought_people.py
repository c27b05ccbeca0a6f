"""The people for whom the state buys, in the order of their turns."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.cases import seen_together
from tirek.desk.frame import desk_page
from tirek.desk.presenters.bought_person import people_table
from tirek.supply.queries.bought import deliveries_of
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Everybody shown is told that they were looked at."""
    part = Paginator(deliveries_of(officer(request)), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(part)
    seen_together(request, {one.case_id: one.case for one in shown}.values(), "bought")
    return desk_page(
        request,
        "listed",
        Page(text("desk.bought.people_title")),
        lead=text("desk.bought.people_lead"),
        table=people_table(shown),
        pages=pages_of(request, part),
    )
