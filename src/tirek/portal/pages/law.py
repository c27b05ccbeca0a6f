"""The acts that Tirek decides by, for everybody to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.law.catalogue import the_law
from tirek.portal.presenters.editions import editions_table
from tirek.portal.presenters.parameters import mci_table
from tirek.services import SERVICES
from tirek.web.components import Page
from tirek.web.texts import spoken, text


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Editions by service and place, and the calculation index by date."""
    law, today = the_law(), timezone.localdate()
    tables = [
        editions_table(
            service, law, today, only_in_force=False, caption=spoken(service.passport.name)
        )
        for service in SERVICES.values()
    ]
    context = {"page": Page(text("portal.law.heading")), "tables": tables, "mci": mci_table(law)}
    return render(request, "portal/law.html", context)
