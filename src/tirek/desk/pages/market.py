"""The people of the place whose turn has come: who chooses, whose order is where."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.cases import seen_together
from tirek.desk.frame import desk_page
from tirek.desk.presenters.market import market_table
from tirek.supply.queries.choices import choices_of
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Those whose next day comes first; everybody shown is told that they were looked at."""
    found = Paginator(choices_of(officer(request)), ON_A_PAGE)
    part = found.get_page(request.GET.get("page"))
    shown = list(part)
    seen_together(request, {one.case_id: one.case for one in shown}.values(), "market")
    return desk_page(
        request,
        "listed",
        Page(text("desk.market.title")),
        lead=text("desk.market.lead"),
        table=market_table(shown, keeps=officer(request).role == Role.SPECIALIST),
        pages=pages_of(request, part),
    )
