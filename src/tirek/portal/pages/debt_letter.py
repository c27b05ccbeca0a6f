"""A signed notice of an overpayment, as the PDF that was sent."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.payments.overpayment.kept import signed_notice
from tirek.portal.access import citizen, citizens_only
from tirek.portal.debts import own_debt
from tirek.web.signed_pdf import signed_pdf


@citizens_only
@require_safe
def page(request: HttpRequest, number: str, seq: int, language: str) -> HttpResponse:
    """Only of one's own; what was not sent is not there."""
    debt = own_debt(citizen(request), number)
    return signed_pdf(lambda: signed_notice(debt, seq, language), f"{number}-{seq}-{language}.pdf")
