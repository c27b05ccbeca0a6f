"""The department sends a result back to the front office that asked for it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tirek.counter.access import at_counter
from tirek.counter.pages.ask_back import done
from tirek.reception.actions.keep_result import send_back


@at_counter
@require_POST
def page(request: HttpRequest, number: str) -> HttpResponse:
    """It waits at the front office again."""
    return done(request, number, "send back", send_back)
