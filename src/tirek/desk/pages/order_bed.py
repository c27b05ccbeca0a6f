"""Annex 6 of an order, for the sanatorium that confirmed the bed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.orders import opened_order
from tirek.desk.voucher_files import file_of
from tirek.supply.bed import bed_notice
from tirek.supply.vouchers.papers import bed_pdf
from tirek.web.access import only_for
from tirek.web.language import current


@only_for(Role.SUPPLIER)
@require_safe
def page(request: HttpRequest, choice_id: int) -> HttpResponse:
    """In the language of the page."""
    choice = opened_order(request, choice_id)
    found = bed_notice(choice)
    if found is None:
        raise Http404
    content = bed_pdf(found[0], current(), found[1])
    return file_of(content, f"bed-{choice.case.number}", "pdf")
