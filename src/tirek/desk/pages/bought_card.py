"""A form of the supplier about one person as a file: annex 8, 9, 10 or 12."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.cases import opened
from tirek.desk.paper_sent import sent
from tirek.supply.queries.bought import deliveries_of
from tirek.supply.queries.bought_papers import card_of
from tirek.web.access import CASE_READERS, officer, only_for


@only_for(*CASE_READERS)
@require_safe
def page(
    request: HttpRequest, delivery_id: int, card: str, language: str, kind: str
) -> HttpResponse:
    """Http404 for somebody of another place, and for a card that the service does not have."""
    delivery = deliveries_of(officer(request)).filter(pk=delivery_id).first()
    if delivery is None:
        raise Http404
    made = card_of(delivery, card, at=timezone.now(), on=timezone.localdate())
    if made is None:
        raise Http404
    opened(request, delivery.case.number, "bought")
    return sent(made, f"{card}-{delivery.case.number}", language, kind)
