"""The head confirms the proposal: from then on it is the decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.confirm import confirm
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.step import StepPage, step_page
from tirek.desk.queries.proposer import is_proposer
from tirek.web.access import officer, only_for
from tirek.web.components import Action
from tirek.web.step import Stopped, attempt, blocked, seen_seq
from tirek.web.texts import text


@only_for(Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The proposed decision and the button; four eyes are checked before it is shown."""
    case = opened(request, number, "confirm")
    stopped = attempt(lambda: _confirm(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.confirm.done"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    shown = _page(request, case, stopped)
    return desk_page(request, "step", shown, status=stopped.status if stopped else 200)


def _confirm(request: HttpRequest, case: Case) -> None:
    confirm(case=case, by=officer(request), at=timezone.now(), expected_seq=seen_seq(request))


def _page(request: HttpRequest, case: Case, stopped: Stopped | None) -> StepPage:
    why_not = blocked(case, officer(request), "Decided.granted")
    if not why_not and is_proposer(case, officer(request)):
        why_not = text("desk.confirm.same_person")
    back = Action(reverse("desk:return", args=[case.number]), text("desk.case.do_return"))
    return step_page(case, "confirm", blocked=why_not, stopped=stopped, others=[back])
