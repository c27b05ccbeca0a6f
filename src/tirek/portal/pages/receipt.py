"""The receipt of an application, to print or to keep."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.law.catalogue import the_law
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.receipt import receipt_rows
from tirek.web.components import Page
from tirek.web.texts import text


@citizens_only
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Who applied for what, when, with which papers, and when the answer is due."""
    case = own_case(citizen(request), number)
    context = {
        "page": Page(text("portal.receipt.title"), back=reverse("case", args=[number])),
        "case": case,
        "rows": receipt_rows(case, the_law()),
    }
    return render(request, "portal/receipt.html", context)
