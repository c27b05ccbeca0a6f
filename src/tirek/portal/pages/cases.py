"""The cabinet: what needs me now, what I began, my cases, what comes next in each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.law.catalogue import the_law
from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.cases import cabinet


@citizens_only
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Own cases and those of the people one acts for."""
    view = cabinet(citizen(request), the_law(), timezone.localdate())
    return render(request, "portal/cases.html", {"page": view})
