"""A supplier's own workers, and the sheets of their last months."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.presenters.hours_sheets import sheets_table
from tirek.supply.queries.work import workers_for
from tirek.supply.work_permissions import supplier_looked
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 30


@only_for(Role.SUPPLIER)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Names and months only; that they were seen is written down for each person."""
    user, at = officer(request), timezone.now()
    part = Paginator(workers_for(user), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(part)
    for worker in shown:
        supplier_looked(user, worker, at)
    return desk_page(
        request,
        "staff",
        Page(text("desk.hours.sheets_title")),
        lead=text("desk.hours.sheets_lead"),
        fields=[],
        table=sheets_table(shown, timezone.localdate()),
        pages=pages_of(request, part),
    )
