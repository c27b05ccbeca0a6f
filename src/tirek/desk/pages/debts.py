"""Sums paid in excess: what is to do, what is being returned, what has ended."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.frame import desk_page
from tirek.desk.presenters.debts import debts_table, pile_tabs
from tirek.payments.overpayment.permissions import READERS
from tirek.payments.queries.debts import PILES, in_pile
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
    pile = asked if asked in PILES else PILES[0]
    part = Paginator(in_pile(user, pile, today), ON_A_PAGE).get_page(request.GET.get("page"))
    return desk_page(
        request,
        "debts",
        Page(text("desk.debt.list")),
        piles=pile_tabs(user, today, pile),
        table=debts_table(list(part.object_list), today),
        pages=pages_of(request, part),
    )
