"""Reported changes that nobody has checked yet."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.frame import desk_page
from tirek.desk.presenters.change import changes_table
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.components import Page
from tirek.web.texts import text


@only_for(*CASE_ROLES)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of the cases of one's place, the longest waiting first."""
    table = changes_table(officer(request), timezone.localdate())
    return desk_page(request, "changes", Page(text("desk.change.list")), table=table)
