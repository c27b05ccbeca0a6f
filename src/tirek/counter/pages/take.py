"""The operator takes a number for a visitor who cannot use the terminal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.counter.access import at_counter, here
from tirek.counter.pages.queue import shown
from tirek.kernel.text import LANGUAGES
from tirek.reception.actions.take_ticket import take_ticket
from tirek.web.access import officer
from tirek.web.language import current
from tirek.web.step import Stopped, attempt
from tirek.web.texts import text


@at_counter
@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """Take it and say the number."""
    stopped = _taken(request)
    return shown(request, stopped) if stopped else redirect("counter:queue")


def _taken(request: HttpRequest) -> Stopped | None:
    office, asked = here(request), request.POST.get("language", "")
    language = asked if asked in LANGUAGES else current()

    def take() -> None:
        ticket = take_ticket(
            office=office,
            service=request.POST.get("service", ""),
            language=language,
            at=timezone.now(),
            by=officer(request),
        )
        messages.success(request, text("counter.queue.taken", number=ticket.number))

    return attempt(take)
