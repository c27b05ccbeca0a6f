"""My case: a timeline, the next deadline, the decision, the letters."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.casework.queries.events import load_events
from tirek.law.catalogue import the_law
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.case import case_page


@citizens_only
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Only for the one whose case it is."""
    user = citizen(request)
    case = own_case(user, number)
    load_events(case)
    view = case_page(case, user, the_law(), timezone.localdate())
    return render(request, "portal/case.html", {"page": view})
