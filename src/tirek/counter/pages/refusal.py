"""One refusal to accept: what was lacking, and the paper to print in two copies."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter, here
from tirek.counter.frame import counter_page
from tirek.counter.presenters.refusals import refusal_page
from tirek.reception.models import RefusalToAccept
from tirek.reception.queries.registers import refusals


@at_counter
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Only one of the own office."""
    return counter_page(request, "refusal", refusal_page(refusal_here(request, number)))


def refusal_here(request: HttpRequest, number: str) -> RefusalToAccept:
    """The refusal of that number of this office. Raises Http404."""
    try:
        return refusals(here(request)).get(number=number)
    except RefusalToAccept.DoesNotExist:
        raise Http404 from None
