"""The specialist proposes what the law says of the case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case
from tirek.casework.queries.hearing import overruled_when_heard
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.overruling import overrule_sent
from tirek.desk.presenters.overrule import overrule_fold
from tirek.desk.presenters.step import StepPage, step_page
from tirek.desk.queries.readiness import Readiness, readiness
from tirek.web.access import officer, only_for
from tirek.web.components import Action
from tirek.web.step import Stopped, attempt, blocked, note_field, note_sent, seen_seq
from tirek.web.texts import text


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What will be proposed, a note for the head, the button."""
    case = opened(request, number, "propose")
    stopped = attempt(lambda: _propose(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        before = case.stage
        case.refresh_from_db()
        if stopped is None or _now_waits(before, case):
            messages.success(request, stopped.why if stopped else text("desk.propose.done"))
            return redirect("desk:case", number)
    shown = _page(request, case, stopped)
    return desk_page(request, "step", shown, status=stopped.status if stopped else 200)


def _propose(request: HttpRequest, case: Case) -> None:
    propose(
        case=case,
        by=officer(request),
        note=note_sent(request),
        overrule=overrule_sent(request, case),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )


def _now_waits(before: str, case: Case) -> bool:
    """Nothing could be proposed because the law lacks something, and that was written down."""
    return case.stage == "waiting_for_law" != before


def _page(request: HttpRequest, case: Case, stopped: Stopped | None) -> StepPage:
    note = note_field(request, text("desk.propose.note"), text("desk.propose.note_hint"), stopped)
    answer = readiness(case)
    why_not = blocked(case, officer(request), "Proposed") or _text_of(answer)
    decides = answer in ("ready", "hear")
    return step_page(
        case,
        "propose" if decides else "hold",
        blocked=why_not,
        stopped=stopped,
        fields=[note] if decides else [],
        others=[_to(case, "facts")],
        warning=text("desk.propose.hear") if answer == "hear" and not why_not else "",
        lead=_to(case, "hearing") if answer == "hear" else None,
        fold=overrule_fold(request, case, stopped, overruled_when_heard(case)) if decides else None,
    )


def _to(case: Case, page: str) -> Action:
    return Action(reverse(f"desk:{page}", args=[case.number]), text(f"desk.case.do_{page}"))


def _text_of(answer: Readiness) -> str:
    """Why nothing can be proposed; empty where something can be done on this page."""
    if answer == "facts":
        return text("desk.hold.facts_missing")
    return text("desk.hold.law_missing") if answer == "held" else ""
