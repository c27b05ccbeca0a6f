"""Annex 8: the statement of treatment given by the vouchers of a contract in a month, as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.cases import seen_together
from tirek.desk.voucher_files import file_of
from tirek.kernel.period import Month
from tirek.supply.models import Lot
from tirek.supply.queries.journal import queues_of
from tirek.supply.voucher_lines import stated_cases, stated_in
from tirek.supply.vouchers.papers import statement_pdf, statement_xlsx
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.language import current


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest, lot_id: int, month: Month, form: str) -> HttpResponse:
    """PDF or XLSX, in the language of the page."""
    lot = Lot.objects.filter(pk=lot_id, book__queue__in=queues_of(officer(request))).first()
    made = {"pdf": statement_pdf, "xlsx": statement_xlsx}.get(form)
    if lot is None or made is None:
        raise Http404
    stated = stated_in(lot, month)
    seen_together(request, stated_cases(stated), "vouchers")
    lines = [one.line for one in stated]
    content = made(lot.sanatorium, lines, current(), timezone.now())
    return file_of(content, f"statement-{lot.pk}-{month}", form)
