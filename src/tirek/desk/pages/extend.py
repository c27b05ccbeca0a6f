"""The head makes the term of a case longer, where the standard allows it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.extend_term import extend_term, extensions_left
from tirek.casework.models import Case
from tirek.casework.queries.deadline import place_of
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.step import StepPage, step_page
from tirek.web.access import officer, only_for
from tirek.web.components import Choice, Field
from tirek.web.step import Stopped, attempt, blocked, note_field, note_sent, seen_seq
from tirek.web.texts import spoken, text


@only_for(Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The extensions that are left, each with its paragraph; the reason; the button."""
    case = opened(request, number, "extend")
    stopped = attempt(lambda: _extend(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.extend.done"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    shown = _page(request, case, stopped)
    return desk_page(request, "step", shown, status=stopped.status if stopped else 200)


def _extend(request: HttpRequest, case: Case) -> None:
    extend_term(
        case=case,
        by=officer(request),
        extension=request.POST.get("extension", ""),
        reason=note_sent(request),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )


def _page(request: HttpRequest, case: Case, stopped: Stopped | None) -> StepPage:
    left = extensions_left(case)
    sent = request.POST.get("extension", left[0].id if len(left) == 1 else "")
    choices = [
        Choice(
            one.id, spoken(one.title), hint=spoken(place_of(one.by.cites)), chosen=one.id == sent
        )
        for one in left
    ]
    error = stopped.why if stopped and stopped.field == "extension" else ""
    why_not = blocked(case, officer(request), "TermExtended")
    return step_page(
        case,
        "extend",
        blocked=why_not or ("" if left else text("desk.extend.none_left")),
        stopped=stopped,
        fields=[
            Field(
                "extension",
                text("desk.extend.extension"),
                kind="radios",
                choices=choices,
                error=error,
            ),
            note_field(request, text("desk.extend.note"), text("desk.extend.note_hint"), stopped),
        ],
    )
