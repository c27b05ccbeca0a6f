"""My complaint: what comes next by when, the papers, what happened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_complaint
from tirek.portal.presenters.complaint import complaint_page


@citizens_only
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Only for whoever complained and whose case it is."""
    user = citizen(request)
    view = complaint_page(own_complaint(user, number), user)
    return render(request, "portal/complaint.html", {"page": view})
