"""An accepted act of completed works as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.casework.models import Case
from tirek.desk.cases import seen_together
from tirek.desk.paper_sent import spoken_in
from tirek.desk.voucher_files import file_of
from tirek.kernel.period import Month
from tirek.supply.models import VoucherAct
from tirek.supply.queries.journal import queues_of
from tirek.supply.queries.voucher_acts import STANDS
from tirek.supply.voucher_act import voucher_act_pdf
from tirek.web.access import CASE_READERS, officer, only_for


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest, lot_id: int, month: Month, language: str) -> HttpResponse:
    """PDF in Kazakh or Russian; `act` names one that was taken back. Http404 before any is
    accepted, and for another place."""
    theirs = VoucherAct.objects.filter(lot__book__queue__in=queues_of(officer(request)))
    of_month = theirs.filter(lot=lot_id, first_day=month.first_day).select_related("lot")
    asked = request.GET.get("act", "")
    found = of_month.filter(pk=asked) if asked.isdecimal() else of_month.filter(**STANDS)
    act = found.first()
    if act is None:
        raise Http404
    content = voucher_act_pdf(act, spoken_in(language))
    named = Case.objects.filter(pk__in=act.document["cases"]).order_by("pk")
    seen_together(request, named, "vouchers")
    return file_of(content, f"act-{act.lot_id}-{month}-{language}", "pdf")
