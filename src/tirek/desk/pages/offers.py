"""What a supplier offers, and a new offer."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page, tiyn_sent
from tirek.desk.presenters.offers import offers_page
from tirek.supply.actions.place_offer import Offered, place_offer
from tirek.supply.permissions import supplier_of
from tirek.web.access import officer, only_for
from tirek.web.typed import number_typed, words_sent


@only_for(Role.SUPPLIER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Its own, shown or not."""
    by = officer(request)

    def place() -> None:
        photo = request.FILES.get("photo")
        place_offer(offered=_offered(request), photo=photo, by=by, at=timezone.now())

    return deeds_page(
        request,
        {"place": place},
        lambda stopped: offers_page(request, supplier_of(by), stopped),
        reverse("desk:offers"),
    )


def _offered(request: HttpRequest) -> Offered:
    service, _, kind = request.POST.get("kind", "").partition("/")
    return Offered(
        service=service,
        kind=kind,
        name=words_sent(request, "name")[:300],
        price_tiyn=tiyn_sent(request, "price"),
        pieces=number_typed(request, "pieces"),
        sizes=words_sent(request, "sizes").split(","),
    )
