"""What was said to be noted by mistake and waits for a second person."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.cases import seen_together
from tirek.desk.frame import desk_page
from tirek.desk.presenters.mistakes import mistakes_table
from tirek.supply.queries.mistakes import open_mistakes
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(Role.SPECIALIST, Role.HEAD)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The oldest first; everybody shown is told that they were looked at."""
    found = Paginator(open_mistakes(officer(request)), ON_A_PAGE)
    part = found.get_page(request.GET.get("page"))
    shown = list(part)
    seen_together(request, {one.case_id: one.case for one in shown}.values(), "mistake")
    return desk_page(
        request,
        "listed",
        Page(text("desk.mistakes.title")),
        lead=text("desk.mistakes.lead"),
        table=mistakes_table(shown),
        pages=pages_of(request, part),
    )
