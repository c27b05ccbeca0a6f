"""My applications: those begun and those sent, each with what comes next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.law.catalogue import the_law
from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.cases import begun, sent
from tirek.web.components import Page
from tirek.web.texts import text


@citizens_only
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The citizen's cabinet."""
    user, law = citizen(request), the_law()
    context = {
        "page": Page(text("portal.cases.title")),
        "begun": begun(user, law),
        "sent": sent(user, law),
    }
    return render(request, "portal/cases.html", context)
