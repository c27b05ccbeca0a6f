"""The act of completed works to the statement of a month: the stays in it, and its acceptance."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.desk.cases import seen_together
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.voucher_act import act_page
from tirek.desk.presenters.voucher_act_gone import MISTAKE, TAKE_BACK
from tirek.kernel.period import Month
from tirek.supply.actions.accept_voucher_act import accept_voucher_act
from tirek.supply.actions.take_back_voucher_act import say_act_mistake, take_back_voucher_act
from tirek.supply.models import Lot
from tirek.supply.queries.journal import queues_of
from tirek.supply.queries.voucher_acts import act_standing
from tirek.supply.voucher_lines import stated_cases, stated_in
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.typed import words_sent


@only_for(*CASE_READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, lot_id: int, month: Month) -> HttpResponse:
    """Http404 for a contract of another place. Everybody named is told that they were looked at."""
    user = officer(request)
    lot = Lot.objects.filter(pk=lot_id, book__queue__in=queues_of(user)).first()
    if lot is None:
        raise Http404
    stated = stated_in(lot, month)
    seen_together(request, stated_cases(stated), "vouchers")

    def accept() -> None:
        accept_voucher_act(
            lot=lot,
            month=month,
            number=words_sent(request, "number")[:100],
            on=day_sent(request, "on"),
            by=user,
            at=timezone.now(),
        )

    deeds: dict[str, Callable[[], object]] = {"accept": accept}
    act, at = act_standing(lot, month), timezone.now()
    if act is not None:
        ground = words_sent(request, "ground")
        deeds[MISTAKE] = partial(say_act_mistake, act=act, ground=ground, by=user, at=at)
        deeds[TAKE_BACK] = partial(take_back_voucher_act, act=act, by=user, at=at)
    return deeds_page(
        request,
        deeds,
        lambda stopped: act_page(request, lot, month, stated, stopped),
        reverse("desk:voucher-act", args=[lot.pk, month]),
    )
