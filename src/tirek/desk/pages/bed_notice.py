"""Annex 6 of the last order of a case: the notice that confirms the bed, for the department."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.cases import opened
from tirek.desk.voucher_files import file_of
from tirek.supply.bed import bed_notice
from tirek.supply.vouchers.papers import bed_pdf
from tirek.web.access import CASE_READERS, only_for
from tirek.web.language import current


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """In the language of the page."""
    choice = opened(request, number, "bed").choices.order_by("pk").last()
    found = bed_notice(choice) if choice else None
    if found is None:
        raise Http404
    return file_of(bed_pdf(found[0], current(), found[1]), f"bed-{number}", "pdf")
