"""The queue of a specialist or head: what must be decided, the nearest deadline first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role, User
from tirek.accounts.queries.deputies import roles_of
from tirek.casework.permissions import OVERSEERS, visible_to
from tirek.casework.queries.cases import pile_sizes
from tirek.casework.queries.listing import at_most, part
from tirek.desk.frame import desk_page
from tirek.desk.pages.next_case import LOOKED_AT
from tirek.desk.presenters.attention import attention_view
from tirek.desk.presenters.paging import parts_of
from tirek.desk.presenters.queue import queue_view
from tirek.desk.presenters.together import bulk_view
from tirek.desk.presenters.views import ViewsView, looked_at, views_view
from tirek.desk.queries.queue import SHOWN, Asked, queue
from tirek.web.access import CASE_ROLES, home_of, officer, only_for
from tirek.web.components import Page
from tirek.web.texts import text

CASES_ON_A_PAGE = 25
HAVE_CASES = frozenset({*CASE_ROLES, *OVERSEERS})


@only_for(*(role for role in Role if role != Role.CITIZEN))
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Who has no cases to look at goes on to where their own work begins."""
    user, today = officer(request), timezone.localdate()
    if not roles_of(user, on=today) & HAVE_CASES:
        return redirect(home_of(user))
    asked, sizes = Asked.of(user, request.GET), pile_sizes(user)
    cases = queue(user, asked, today)
    shown = part(
        cases,
        asked.order,
        CASES_ON_A_PAGE,
        among=visible_to(user),
        after=asked.after,
        before=asked.before,
        columns=SHOWN,
    )
    is_all = not shown.after and not shown.before
    counted = at_most(cases) if asked.is_narrowed and not is_all else sizes[asked.pile]
    found = len(shown.cases) if is_all else counted
    return desk_page(
        request,
        "queue",
        Page(text("desk.queue.title")),
        view=queue_view(shown, asked, found, sizes, user, today),
        attention=attention_view(user, today),
        bulk=bulk_view(user, today) if shown.cases else None,
        pages=parts_of(request, shown),
        views=_views(request, user),
    )


def _views(request: HttpRequest, user: User) -> ViewsView | None:
    """The views of the officer; how the queue is looked at is kept for going on to the next."""
    looked = looked_at(request.GET)
    if request.session.get(LOOKED_AT, "") != looked:
        request.session[LOOKED_AT] = looked
    return views_view(request, user)
