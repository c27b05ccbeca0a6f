"""Annex 7: the journal of vouchers of a month as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.cases import seen_together
from tirek.desk.voucher_files import file_of
from tirek.kernel.period import Month
from tirek.supply.queries.journal import queues_of
from tirek.supply.voucher_lines import journal_cases, journal_lines
from tirek.supply.vouchers.papers import journal_pdf, journal_xlsx
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.language import current


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest, queue_id: int, month: Month, form: str) -> HttpResponse:
    """PDF or XLSX, in the language of the page."""
    queue = queues_of(officer(request)).filter(pk=queue_id, book__isnull=False).first()
    made = {"pdf": journal_pdf, "xlsx": journal_xlsx}.get(form)
    if queue is None or made is None:
        raise Http404
    seen_together(request, journal_cases(queue.book, month), "vouchers")
    content = made(journal_lines(queue.book, month), current(), timezone.now())
    return file_of(content, f"journal-{month}", form)
