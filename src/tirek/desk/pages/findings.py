"""Conclusions of a commission that no supplier of a kind is on the portal."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.findings import ABSENT, findings_page
from tirek.supply.actions.find_no_supplier import Found, find_no_supplier
from tirek.web.access import officer, only_for, place_of
from tirek.web.day_typed import day_sent
from tirek.web.typed import words_sent


@only_for(Role.COMMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Those that hold for the commission's place, and a new one to sign."""
    place = place_of(request)

    def sign() -> None:
        service, _, kind = request.POST.get("kind", "").partition("/")
        found = Found(
            service=service,
            kind=kind,
            absent=request.POST.get("absent", ABSENT) == ABSENT,
            number=words_sent(request, "number")[:100],
            on=day_sent(request, "on"),
        )
        find_no_supplier(found=found, by=officer(request), at=timezone.now())

    return deeds_page(
        request,
        {"sign": sign},
        lambda stopped: findings_page(request, place, stopped),
        reverse("desk:findings"),
    )
