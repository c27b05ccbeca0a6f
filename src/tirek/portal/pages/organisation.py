"""The organisation that gives my service: choose it, see whom I chose."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.organisation import own_organisation


@citizens_only
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Only for the one whose case it is."""
    view = own_organisation(own_case(citizen(request), number), timezone.localdate())
    return render(request, "portal/organisation.html", {"page": view})
