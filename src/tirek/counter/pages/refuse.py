"""The receipt on refusal to accept is made; what was typed stays for the person's return."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.counter.access import at_counter, my_visit
from tirek.counter.pages.check import shown
from tirek.reception.actions.refuse_to_accept import refuse_to_accept
from tirek.reception.models import RefusalToAccept
from tirek.web.access import officer
from tirek.web.step import attempt


@at_counter
@require_POST
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Make it and show it; pressed twice it is one receipt."""
    visit = my_visit(request, draft_id)
    made: list[RefusalToAccept] = []
    at = timezone.now()
    stopped = attempt(
        lambda: made.append(refuse_to_accept(by=officer(request), draft=draft_id, at=at))
    )
    return shown(request, visit, stopped=stopped) if stopped else _made(made[0])


def _made(refusal: RefusalToAccept) -> HttpResponse:
    return redirect("counter:refusal", refusal.number)
