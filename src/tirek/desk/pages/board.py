"""The board: what falls due today, tomorrow, this week, and what is overdue; by officer."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.casework.permissions import OVERSEERS
from tirek.desk.frame import desk_page
from tirek.desk.presenters.board import board_view
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.components import Page
from tirek.web.texts import text


@only_for(*CASE_ROLES, *OVERSEERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Counts that lead to their cases, and the first cases of each day."""
    view = board_view(officer(request), timezone.localdate())
    return desk_page(request, "board", Page(text("desk.board.title")), view=view)
