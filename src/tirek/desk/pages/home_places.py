"""How many places each home of the place has, and the document that sets it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.homes import places_page
from tirek.supply.actions.set_places import set_places
from tirek.supply.queries.work import suppliers_at
from tirek.web.access import officer, only_for, place_of
from tirek.web.typed import number_typed, words_sent


@only_for(Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The numbers as they were set, and a new one."""
    place = place_of(request)

    def set_() -> None:
        chosen = request.POST.get("office", "")
        offices = suppliers_at(place)
        set_places(
            office=offices.filter(pk=int(chosen)).first() if chosen.isdecimal() else None,
            places=number_typed(request, "places"),
            ground=words_sent(request, "ground"),
            by=officer(request),
            at=timezone.now(),
        )

    return deeds_page(
        request,
        {"set": set_},
        lambda stopped: places_page(request, place, stopped),
        reverse("desk:home-places"),
    )
