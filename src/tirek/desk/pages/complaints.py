"""Complaints by deadline: to answer, passed on, in court, ended, overdue."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.appeals.queries.complaints import PILES, pile_sizes, worklist
from tirek.desk.complaints import READERS
from tirek.desk.frame import desk_page
from tirek.desk.presenters.complaints import complaints_table, pile_tabs
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 25


@only_for(*READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The pile asked for; what the address says wrongly is as if it were not there."""
    user, today = officer(request), timezone.localdate()
    asked = request.GET.get("pile", "")
    pile = asked if asked in (*PILES, "overdue") else "to_answer"
    part = Paginator(worklist(user, pile, today), ON_A_PAGE).get_page(request.GET.get("page"))
    return desk_page(
        request,
        "complaints",
        Page(text("desk.complaints.title")),
        piles=pile_tabs(pile_sizes(user, today), pile),
        table=complaints_table(list(part.object_list), today),
        pages=pages_of(request, part),
    )
