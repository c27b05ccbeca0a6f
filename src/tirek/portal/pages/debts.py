"""What I was paid in excess."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.payments.overpayment.permissions import debts_of
from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.debt import debt_links
from tirek.web.components import Page
from tirek.web.texts import text


@citizens_only
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Each sum with what is left of it."""
    view = Page(text("portal.debt.list"))
    context = {"page": view, "debts": debt_links(debts_of(citizen(request)))}
    return render(request, "portal/debts.html", context)
