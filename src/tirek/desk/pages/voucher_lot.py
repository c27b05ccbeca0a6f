"""How the vouchers of one contract are paid: with whom it is, the acts of completed works."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.party import PARTY, office_sent
from tirek.desk.presenters.voucher_lot import lot_page
from tirek.supply.actions.name_party import name_party
from tirek.supply.models import Lot
from tirek.supply.queries.journal import queues_of
from tirek.web.access import CASE_READERS, officer, only_for


@only_for(*CASE_READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, lot_id: int) -> HttpResponse:
    """Months and sums, nobody's name. Http404 for a contract of another place."""
    user, at = officer(request), timezone.now()
    lot = Lot.objects.filter(pk=lot_id, book__queue__in=queues_of(user)).first()
    if lot is None:
        raise Http404
    name = partial(name_party, contract=lot, office=office_sent(request), by=user, at=at)
    return deeds_page(
        request,
        {PARTY: name},
        lambda stopped: lot_page(request, lot, user, stopped),
        reverse("desk:voucher-lot", args=[lot.pk]),
    )
