"""My hours of help: by month, what is paid and why not, what is left of the year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.work import own_work


@citizens_only
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Only for the one whose case it is."""
    view = own_work(own_case(citizen(request), number))
    return render(request, "portal/work.html", {"page": view})
