"""What is known of each organisation of the place, and the document that says so."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.organisations import listing_page
from tirek.supply.actions.list_organisation import Known, list_organisation
from tirek.supply.queries.work import suppliers_at
from tirek.web.access import officer, only_for, place_of
from tirek.web.typed import number_typed, words_sent


@only_for(Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """As it was entered, and a form for what is new."""
    place = place_of(request)

    def enter() -> None:
        chosen = request.POST.get("office", "")
        offices = suppliers_at(place)
        list_organisation(
            office=offices.filter(pk=int(chosen)).first() if chosen.isdecimal() else None,
            service=request.POST.get("service", ""),
            known=_known(request),
            by=officer(request),
            at=timezone.now(),
        )

    return deeds_page(
        request,
        {"enter": enter},
        lambda stopped: listing_page(request, place, stopped),
        reverse("desk:organisation-list"),
    )


def _known(request: HttpRequest) -> Known:
    """What was typed; an empty number of places is one that nobody knows. Raises Refused."""
    return Known(
        address=words_sent(request, "address"),
        phone=words_sent(request, "phone"),
        care_kk=words_sent(request, "care_kk"),
        care_ru=words_sent(request, "care_ru"),
        places=number_typed(request, "places") if words_sent(request, "places") else None,
        ground=words_sent(request, "ground"),
        listed=request.POST.get("listed") != "no",
    )
