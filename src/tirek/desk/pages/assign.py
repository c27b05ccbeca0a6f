"""Who works on a case: the head gives it, a specialist takes it or puts it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import User
from tirek.casework.actions.assign import assign
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.step import StepPage, step_page
from tirek.desk.queries.queue import leads, officers_of
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.components import Choice, Field
from tirek.web.step import Stopped, attempt, blocked, seen_seq
from tirek.web.texts import text


@only_for(*CASE_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The officers of the office for the head; for a specialist one button."""
    case = opened(request, number, "assign")
    stopped = attempt(lambda: _assign(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.assign.done"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    shown = _page(request, case, stopped)
    return desk_page(request, "step", shown, status=stopped.status if stopped else 200)


def _assign(request: HttpRequest, case: Case) -> None:
    user, sent = officer(request), request.POST.get("to", "")
    known = {str(key) for key in officers_of(user)}
    to = User.objects.get(pk=int(sent)) if sent in known else None
    assign(case=case, to=to, by=user, at=timezone.now(), expected_seq=seen_seq(request))


def _page(request: HttpRequest, case: Case, stopped: Stopped | None) -> StepPage:
    user = officer(request)
    choices = _choices(case, user, request.POST.get("to"))
    error = stopped.why if stopped and stopped.field == "to" else ""
    label = text("desk.assign.title")
    return step_page(
        case,
        "assign",
        blocked=blocked(case, user, "Assigned"),
        stopped=stopped,
        fields=[Field("to", label, kind="radios", choices=choices, error=error)],
    )


def _choices(case: Case, user: User, sent: str | None) -> list[Choice]:
    """A specialist chooses between themselves and the common queue."""
    people = officers_of(user)
    if not leads(user, timezone.localdate()):
        people = {user.pk: user.full_name}
    chosen = str(case.assigned_to_id or "") if sent is None else sent
    named = [(str(key), name) for key, name in people.items()]
    return [
        Choice(key, label, chosen=key == chosen)
        for key, label in (*named, ("", text("desk.assign.nobody")))
    ]
