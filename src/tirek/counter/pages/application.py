"""An application taken in here: its receipt to print, how it stands, where its result is."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter, here
from tirek.counter.cases import opened
from tirek.counter.frame import counter_page
from tirek.counter.presenters.application import application_page
from tirek.web.access import officer


@at_counter
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The look is written down."""
    found = opened(request, number, "application")
    view = application_page(found, officer(request), here(request), timezone.now())
    return counter_page(request, "application", view)
