"""One voucher: whose turn it is, handing it out, its return, the stay."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.desk.cases import seen_together
from tirek.desk.deeds import Deeds, deeds_page
from tirek.desk.presenters.voucher import VoucherSeen, seen, voucher_page
from tirek.kernel.identity import Iin, InvalidIdentity
from tirek.supply.actions.issue_voucher import issue_voucher
from tirek.supply.actions.return_voucher import refuse_return, return_voucher
from tirek.supply.actions.use_voucher import miss_voucher, use_voucher
from tirek.supply.models import Voucher
from tirek.supply.queries.vouchers import last_step, vouchers_seen_by
from tirek.supply.stay_order import Fellow
from tirek.supply.voucher_texts import voucher_texts
from tirek.supply.vouchers.machine import machine
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.typed import words_sent


@only_for(*CASE_READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Everybody shown, who holds it or waits for it, is told that they were looked at."""
    user = officer(request)
    voucher = vouchers_seen_by(user).filter(pk=voucher_id).first()
    if voucher is None:
        raise Http404
    shown = seen(voucher, user)
    seen_together(request, shown.people(), "vouchers")
    return deeds_page(
        request,
        _deeds(request, voucher, shown),
        lambda stopped: voucher_page(request, shown, stopped),
        reverse("desk:voucher", args=[voucher.pk]),
    )


def _deeds(request: HttpRequest, voucher: Voucher, shown: VoucherSeen) -> Deeds:
    said: dict[str, Any] = {"voucher": voucher, "by": officer(request), "at": timezone.now()}

    def words(name: str) -> str:
        return words_sent(request, name)[:1000]

    def issue() -> None:
        case = _to(request, shown)
        issue_voucher(case=case, received_by=words("received_by")[:300], **said)

    def back() -> None:
        return_voucher(reason=words("reason"), brought_by=words("brought_by")[:300], **said)

    def use() -> None:
        arrived, left = (day_sent(request, one) for one in ("arrived", "left"))
        shown = request.POST.get("papers_shown") == "yes"
        fellow = _fellow(request, voucher)
        use_voucher(arrived=arrived, left=left, papers_shown=shown, companion=fellow, **said)

    return {
        "issue": issue,
        "return": back,
        "keep": lambda: refuse_return(reason=words("why"), **said),
        "died": lambda: return_voucher(reason=words("death"), died=True, **said),
        "miss": partial(miss_voucher, **said),
        "use": use,
    }


def _fellow(request: HttpRequest, voucher: Voucher) -> Fellow | None:
    """Who came along with a child; None where neither a name nor an IIN was typed."""
    name, typed = words_sent(request, "companion_name")[:300], words_sent(request, "companion_iin")
    if not name and not typed:
        return None
    try:
        iin = str(Iin.parse(typed.replace(" ", "")))
    except InvalidIdentity as wrong:
        raise Refused(wrong.text, field="companion_iin") from wrong
    if not name:
        raise Refused(voucher_texts().refused["companion_missing"], field="companion_name")
    case = last_step(voucher).case
    return Fellow(name, iin, himself=case is not None and case.applicant.iin == iin)


def _to(request: HttpRequest, shown: VoucherSeen) -> Case:
    """The person chosen of those it can be handed to. Raises Refused for anybody else."""
    chosen = request.POST.get("to", "")
    for case in shown.can_have:
        if case.number == chosen:
            return case
    raise Refused(machine().refused["first"], field="to")
