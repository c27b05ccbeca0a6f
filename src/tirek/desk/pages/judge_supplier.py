"""The commission admits a supplier, refuses it or excludes it."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import Deeds, deeds_page
from tirek.desk.presenters.suppliers import OUTCOMES, judged_page
from tirek.procedure.supply.supplier import Judgement
from tirek.supply.actions.judge_supplier import Decided, judge_supplier
from tirek.supply.models import Supplier
from tirek.supply.permissions import suppliers_of
from tirek.web.access import officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.typed import words_sent


@only_for(Role.COMMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, supplier_id: int) -> HttpResponse:
    """Http404 for one of another territory."""
    supplier = suppliers_of(officer(request)).filter(pk=supplier_id).first()
    if supplier is None:
        raise Http404
    return deeds_page(
        request,
        _deeds(request, supplier),
        lambda stopped: judged_page(request, supplier, stopped),
        reverse("desk:judge-supplier", args=[supplier.pk]),
    )


def _deeds(request: HttpRequest, supplier: Supplier) -> Deeds:
    def judge(outcome: Judgement) -> None:
        decided = Decided(
            outcome=outcome,
            number=words_sent(request, "number")[:100],
            on=day_sent(request, "on"),
            ground=words_sent(request, "ground"),
        )
        judge_supplier(supplier=supplier, decided=decided, by=officer(request), at=timezone.now())

    return {one: partial(judge, one) for one in OUTCOMES}
