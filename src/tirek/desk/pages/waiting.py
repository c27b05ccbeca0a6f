"""Who waits in the queues of the officer's place, and what happened in them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.cases import seen_together
from tirek.desk.frame import desk_page
from tirek.desk.presenters.waiting import QUEUE, filters, journal_table, line_table
from tirek.supply.models import Queue
from tirek.supply.queries.journal import newest, queues_of
from tirek.supply.queries.waiting import waiting
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50
ROWS = 20


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """One queue: who stands where, and the last rows of its journal."""
    user = officer(request)
    queues = list(queues_of(user))
    shown, title = Page(text("desk.waiting.title")), text("desk.waiting.none")
    if not queues:
        return desk_page(request, "waiting", shown, none=title)
    queue = _chosen(request, queues)
    part = Paginator(waiting(queue), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = newest(queue, ROWS)
    people = {row.case_id: row.case for row in (*part, *rows)}
    seen_together(request, people.values(), "waiting")
    return desk_page(
        request,
        "waiting",
        shown,
        filters=filters(queues, queue),
        line=line_table(user, list(part), part.start_index()),
        pages=pages_of(request, part),
        journal=journal_table(user, rows),
    )


def _chosen(request: HttpRequest, queues: list[Queue]) -> Queue:
    asked = request.GET.get(QUEUE, "")
    return next((one for one in queues if str(one.pk) == asked), queues[0])
