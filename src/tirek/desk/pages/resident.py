"""A home admits somebody, notes a leave and a return, discharges, asks for a transfer."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.stay import resident_shown
from tirek.desk.stays import opened_resident, stay_deeds
from tirek.web.access import only_for


@only_for(Role.SUPPLIER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, stay_id: int) -> HttpResponse:
    """One of the home's own people."""
    stay = opened_resident(request, stay_id)
    return deeds_page(
        request,
        stay_deeds(request, stay),
        lambda stopped: resident_shown(request, stay, stopped),
        reverse("desk:residents"),
    )
