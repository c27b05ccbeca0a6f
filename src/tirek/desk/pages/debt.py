"""One sum paid in excess: how it came about, what was agreed, what can be done."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.debts import opened_debt
from tirek.desk.frame import desk_page
from tirek.desk.presenters.debts import debt_page
from tirek.payments.overpayment.permissions import READERS
from tirek.web.access import officer, only_for


@only_for(*READERS)
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Only of the officer's place."""
    debt = opened_debt(request, number, "page")
    return desk_page(request, "debt", debt_page(debt, officer(request)))
