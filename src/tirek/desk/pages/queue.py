"""The queue of a specialist or head: what must be decided, the nearest deadline first."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.casework.queries.cases import pile_sizes
from tirek.desk.frame import desk_page
from tirek.desk.presenters.paging import pages_of
from tirek.desk.presenters.queue import queue_view
from tirek.desk.queries.queue import Asked, queue
from tirek.web.access import CASE_ROLES, PAYMENT_ROLES, officer, only_for
from tirek.web.components import Page
from tirek.web.texts import text

CASES_ON_A_PAGE = 25


@only_for(*CASE_ROLES, *PAYMENT_ROLES)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """An accountant has no queue and goes on to the registers."""
    user = officer(request)
    if user.role == Role.ACCOUNTANT:
        return redirect("desk:payments")
    today = timezone.localdate()
    asked = Asked.of(user, request.GET)
    part = Paginator(queue(user, asked, today), CASES_ON_A_PAGE).get_page(request.GET.get("page"))
    view = queue_view(list(part.object_list), asked, part.paginator.count, pile_sizes(user), today)
    return desk_page(
        request,
        "queue",
        Page(text("desk.queue.title")),
        view=view,
        pages=pages_of(request, part),
    )
