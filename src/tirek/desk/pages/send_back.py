"""The head returns a proposal to the specialist, with the reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.return_case import return_case
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.step import StepPage, step_page
from tirek.web.access import officer, only_for
from tirek.web.step import Stopped, attempt, blocked, note_field, note_sent, seen_seq
from tirek.web.texts import text


@only_for(Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The proposed decision, why it goes back, the button."""
    case = opened(request, number, "return")
    stopped = attempt(lambda: _return(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.return.done"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    shown = _page(request, case, stopped)
    return desk_page(request, "step", shown, status=stopped.status if stopped else 200)


def _return(request: HttpRequest, case: Case) -> None:
    return_case(
        case=case,
        by=officer(request),
        note=note_sent(request),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )


def _page(request: HttpRequest, case: Case, stopped: Stopped | None) -> StepPage:
    note = note_field(request, text("desk.return.note"), text("desk.return.note_hint"), stopped)
    why_not = blocked(case, officer(request), "Returned")
    return step_page(case, "return", blocked=why_not, stopped=stopped, fields=[note])
