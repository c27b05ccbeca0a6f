"""An officer puts a case on hold with a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.hold import put_on_hold
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.step import step_page
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.step import attempt, blocked, note_field, note_sent, seen_seq
from tirek.web.texts import text


@only_for(*CASE_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The reason, the button."""
    case = opened(request, number, "put_aside")
    stopped = attempt(lambda: _hold(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.put_aside.done"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    note = note_field(
        request, text("desk.put_aside.note"), text("desk.put_aside.note_hint"), stopped
    )
    shown = step_page(
        case,
        "put_aside",
        blocked=blocked(case, officer(request), "PutOnHold"),
        stopped=stopped,
        fields=[note],
    )
    return desk_page(request, "step", shown, status=stopped.status if stopped else 200)


def _hold(request: HttpRequest, case: Case) -> None:
    put_on_hold(
        case=case,
        by=officer(request),
        because=note_sent(request),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )
