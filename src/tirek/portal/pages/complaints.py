"""My complaints, each with what comes next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.complaint import own_complaints
from tirek.web.components import Page
from tirek.web.texts import text


@citizens_only
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Own complaints and those about one's own cases, the latest first."""
    context = {
        "page": Page(text("portal.complaint.list")),
        "complaints": own_complaints(citizen(request)),
    }
    return render(request, "portal/complaints.html", context)
