"""The specialist asks the applicant for what is missing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.request_information import request_information
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.information import ask_page
from tirek.web.access import officer, only_for
from tirek.web.step import attempt, seen_seq
from tirek.web.texts import text
from tirek.web.typed import words_sent


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Which papers, what else, until when; the button."""
    case = opened(request, number, "ask")
    stopped = attempt(lambda: _ask(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.ask.done"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    shown = ask_page(request, case, stopped, timezone.localdate())
    return desk_page(request, "step", shown, status=stopped.status if stopped else 200)


def _ask(request: HttpRequest, case: Case) -> None:
    request_information(
        case=case,
        by=officer(request),
        requirements=request.POST.getlist("papers"),
        words=words_sent(request, "words"),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )
