"""The receipt or coupon of an application taken in here."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter
from tirek.counter.cases import opened
from tirek.counter.paper import official, pdf
from tirek.reception.papers import receipt_pdf


@at_counter
@require_safe
def page(request: HttpRequest, number: str, language: str) -> HttpResponse:
    """The look is written down."""
    found = opened(request, number, f"receipt {language}")
    return pdf(receipt_pdf(found.case, official(language)), f"{number}-{language}")
