"""One sum I was paid in excess: why, how to return it, what has happened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.debts import own_debt
from tirek.portal.presenters.debt import debt_page


@citizens_only
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Only for the person who was paid."""
    view = debt_page(own_debt(citizen(request), number), citizen(request))
    return render(request, "portal/debt.html", {"page": view})
