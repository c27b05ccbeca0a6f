"""An officer goes on with a case that was on hold."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.hold import lift_hold
from tirek.casework.models import Case
from tirek.casework.work_texts import work_texts
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.step import step_page
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.step import attempt, blocked, seen_seq
from tirek.web.texts import spoken, text


@only_for(*CASE_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Why it is on hold, the button."""
    case = opened(request, number, "lift")
    stopped = attempt(lambda: _lift(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.lift.done"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    why_not = blocked(case, officer(request), "HoldLifted")
    if not why_not and not case.on_hold:
        why_not = spoken(work_texts().refused["not_on_hold"])
    shown = step_page(case, "lift", blocked=why_not, stopped=stopped)
    if case.on_hold:
        why = work_texts().told["held"].format(reason=case.held_because)
        shown = replace(shown, what=f"{spoken(why)}. {shown.what}")
    return desk_page(request, "step", shown, status=stopped.status if stopped else 200)


def _lift(request: HttpRequest, case: Case) -> None:
    lift_hold(case=case, by=officer(request), at=timezone.now(), expected_seq=seen_seq(request))
