"""How the vouchers of one contract are paid: with whom it is, the acts of completed works."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.refused import Refused
from tirek.desk.deeds import Deeds, deeds_page
from tirek.desk.presenters.party import PARTY, office_sent
from tirek.desk.presenters.voucher_lot import ACCEPT, lot_page, months_to_accept
from tirek.kernel.period import Month
from tirek.supply.actions.accept_stays import accept_stays
from tirek.supply.actions.name_party import name_party
from tirek.supply.models import Lot
from tirek.supply.queries.journal import queues_of
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.typed import words_sent


@only_for(*CASE_READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, lot_id: int) -> HttpResponse:
    """Months and sums, nobody's name. Http404 for a contract of another place."""
    user = officer(request)
    lot = Lot.objects.filter(pk=lot_id, book__queue__in=queues_of(user)).first()
    if lot is None:
        raise Http404
    return deeds_page(
        request,
        _deeds(request, lot),
        lambda stopped: lot_page(request, lot, user, stopped),
        reverse("desk:voucher-lot", args=[lot.pk]),
    )


def _deeds(request: HttpRequest, lot: Lot) -> Deeds:
    by, at = officer(request), timezone.now()

    def accept(month: Month) -> None:
        name = f"{ACCEPT}{month}"
        on, number = day_sent(request, f"{name}-on"), words_sent(request, f"{name}-number")
        try:
            accept_stays(lot=lot, month=month, number=number, on=on, by=by, at=at)
        except Refused as refused:
            field = f"{name}-{refused.field}" if refused.field else ""
            raise Refused(refused.text, field=field) from refused

    found = {f"{ACCEPT}{month}": partial(accept, month) for month in months_to_accept(lot)}
    name = partial(name_party, contract=lot, office=office_sent(request), by=by, at=at)
    return {PARTY: name, **found}
