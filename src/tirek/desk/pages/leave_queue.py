"""A person goes from a queue without having been served."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.queue_step import of_a_queue, queue_step_page
from tirek.supply.actions.leave import GROUNDS, leave
from tirek.supply.texts import texts
from tirek.web.access import officer, only_for
from tirek.web.step import attempt, note_sent
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen

REASON_LENGTH = 900
"""Letters that a row of the journal has room for, beside the words of the ground."""


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Where the person stands, the reason, the button."""
    case = of_a_queue(opened(request, number, "leave_queue"))
    stopped = attempt(lambda: _done(request, case)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("desk.leave_queue.done", name=case.subject.full_name))
        return redirect("desk:waiting")
    grounds = [(one, spoken(texts().gone[one])) for one in GROUNDS]
    field = chosen(request, "ground", text("desk.leave_queue.ground"), stopped, grounds)
    shown = queue_step_page(request, case, "leave_queue", stopped, reason=True, fields=[field])
    return desk_page(request, "step", shown, status=stopped.status if stopped else 200)


def _done(request: HttpRequest, case: Case) -> None:
    leave(
        case=case,
        ground=request.POST.get("ground", ""),
        reason=note_sent(request, REASON_LENGTH),
        by=officer(request),
        at=timezone.now(),
    )
