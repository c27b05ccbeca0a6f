"""A supplier changes an offer: its price, the pieces, whether it is in the catalogue."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import Deeds, deeds_page, tiyn_sent
from tirek.desk.presenters.offers import offer_page
from tirek.supply.actions.change_offer import change_offer
from tirek.supply.models import Offer
from tirek.supply.permissions import supplier_of
from tirek.supply.queries.offers import offers
from tirek.web.access import officer, only_for
from tirek.web.typed import number_typed


@only_for(Role.SUPPLIER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Http404 for another's offer."""
    supplier = supplier_of(officer(request))
    offer = offers().filter(pk=offer_id, supplier=supplier).first() if supplier else None
    if offer is None:
        raise Http404
    return deeds_page(
        request,
        _deeds(request, offer),
        lambda stopped: offer_page(request, offer, stopped),
        reverse("desk:offers"),
    )


def _deeds(request: HttpRequest, offer: Offer) -> Deeds:
    by, at = officer(request), timezone.now()
    count = number_typed(request, "count")
    return {
        "price": lambda: change_offer(
            offer=offer, price_tiyn=tiyn_sent(request, "price"), by=by, at=at
        ),
        "more": lambda: change_offer(offer=offer, pieces=count, by=by, at=at),
        "fewer": lambda: change_offer(offer=offer, pieces=-count, by=by, at=at),
        "hide": lambda: change_offer(offer=offer, shown=False, by=by, at=at),
        "show": lambda: change_offer(offer=offer, shown=True, by=by, at=at),
    }
