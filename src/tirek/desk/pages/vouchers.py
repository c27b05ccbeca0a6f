"""The vouchers of a queue: what was bought, who holds what, the journal and statements to take."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.models import Case
from tirek.desk.cases import seen_together
from tirek.desk.deeds import deeds_page, tiyn_sent
from tirek.desk.presenters.vouchers import vouchers_page
from tirek.supply.actions.buy_vouchers import Bought, buy_vouchers, lines_of
from tirek.supply.models import Queue
from tirek.supply.queries.journal import queues_of
from tirek.supply.queries.vouchers import vouchers_of
from tirek.supply.voucher_permissions import has_vouchers
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.typed import words_sent

SHOWN = 100


@only_for(*CASE_READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """One queue of the officer's; whoever holds a voucher is told that they were looked at."""
    user = officer(request)
    queues = [one for one in queues_of(user) if has_vouchers(one.service)]
    queue = _chosen(request, queues)
    shown: list[Any] = list(vouchers_of(queue)[:SHOWN]) if queue else []
    keys = {one.last_case for one in shown if one.last_case}
    holders = {one.pk: one for one in Case.objects.filter(pk__in=keys).select_related("subject")}
    seen_together(request, holders.values(), "vouchers")

    def buy() -> None:
        assert queue is not None, "a queue is chosen"
        buy_vouchers(queue=queue, bought=_bought(request), by=user, at=timezone.now())

    return deeds_page(
        request,
        {"buy": buy} if queue else {},
        lambda stopped: vouchers_page(request, queues, queue, shown, holders, stopped),
        f"{reverse('desk:vouchers')}?queue={queue.pk}" if queue else reverse("desk:vouchers"),
    )


def _chosen(request: HttpRequest, queues: list[Queue]) -> Queue | None:
    asked = request.GET.get("queue", "")
    return next((one for one in queues if str(one.pk) == asked), queues[0] if queues else None)


def _bought(request: HttpRequest) -> Bought:
    words = {name: words_sent(request, name) for name in ("contract", "sanatorium", "conclusion")}
    days = {name: day_sent(request, name) for name in ("contract_on", "conclusion_on")}
    return Bought(
        contract=words["contract"][:200],
        contract_on=days["contract_on"],
        sanatorium=words["sanatorium"][:300],
        conclusion=words["conclusion"][:200],
        conclusion_on=days["conclusion_on"],
        share_tiyn=tiyn_sent(request, "share"),
        surcharge_tiyn=tiyn_sent(request, "surcharge"),
        vouchers=lines_of(words_sent(request, "vouchers")),
    )
