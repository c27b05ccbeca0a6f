"""A signed notice of an overpayment, as the PDF that was sent."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.debts import opened_debt
from tirek.payments.overpayment.kept import signed_notice
from tirek.payments.overpayment.permissions import READERS
from tirek.web.access import only_for
from tirek.web.signed_pdf import signed_pdf


@only_for(*READERS)
@require_safe
def page(request: HttpRequest, number: str, seq: int, language: str) -> HttpResponse:
    """Only one that was sent."""
    debt = opened_debt(request, number, f"letter {seq}")
    return signed_pdf(lambda: signed_notice(debt, seq, language), f"{number}-{seq}-{language}.pdf")
