"""Every service that the acts know, with its act, term, result and state."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.law.catalogue import the_law
from tirek.portal.presenters.all_services import named_table, services_table
from tirek.web.components import Page
from tirek.web.texts import text


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Those carried here, and those that an act only names."""
    law = the_law()
    tables = [services_table(law, timezone.localdate()), named_table(law)]
    context = {"page": Page(text("portal.all_services.heading")), "tables": tables}
    return render(request, "portal/services.html", context)
