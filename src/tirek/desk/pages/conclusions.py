"""A commission member's conclusions: those that wait for their signature, and the others."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.presenters.conclusions import conclusions_table
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.texts import text


@only_for(Role.COMMISSION)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Only those that name the member."""
    table = conclusions_table(officer(request))
    return desk_page(request, "conclusions", Page(text("desk.conclusions.title")), table=table)
