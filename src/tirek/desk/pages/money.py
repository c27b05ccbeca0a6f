"""The money of one case: what is due, paid and waiting by period, and what can be changed."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.money import money_page
from tirek.web.access import CASE_READERS, officer, only_for


@only_for(*CASE_READERS, Role.ACCOUNTANT)
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Of a case of the officer's own place."""
    case = opened(request, number, "money")
    return desk_page(request, "money", money_page(case, officer(request)))
