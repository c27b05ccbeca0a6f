"""One more application of the person at the window, begun from the one just taken in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.counter.access import at_counter
from tirek.counter.cases import opened
from tirek.reception.actions.open_again import open_again
from tirek.reception.models import Visit
from tirek.web.access import officer
from tirek.web.step import attempt


@at_counter
@require_POST
def page(request: HttpRequest, number: str) -> HttpResponse:
    """On to its answers, those asked anew left empty; pressed twice, begun once."""
    found, by, at = opened(request, number, "application"), officer(request), timezone.now()
    begun: list[Visit] = []
    stopped = attempt(lambda: begun.append(open_again(found=found, by=by, at=at)))
    if stopped:
        messages.warning(request, stopped.why)
        return redirect("counter:application", number)
    return redirect("counter:answers", begun[0].pk)
