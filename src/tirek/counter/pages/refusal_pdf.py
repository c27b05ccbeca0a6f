"""The receipt on refusal to accept, both copies, in one language."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter
from tirek.counter.pages.refusal import refusal_here
from tirek.counter.paper import official, pdf
from tirek.reception.papers import refusal_pdf


@at_counter
@require_safe
def page(request: HttpRequest, number: str, language: str) -> HttpResponse:
    """Only one of the own office."""
    found = refusal_here(request, number)
    return pdf(refusal_pdf(found, official(language)), f"{found.number}-{language}")
