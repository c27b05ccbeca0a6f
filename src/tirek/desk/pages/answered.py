"""An officer writes down what the applicant brought in answer to a request."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.give_information import give_information
from tirek.casework.models import Case
from tirek.casework.queries.information import open_request
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.information import answered_page
from tirek.web.access import home_of, officer, only_for
from tirek.web.step import attempt, seen_seq
from tirek.web.texts import text
from tirek.web.typed import papers_sent, words_sent


@only_for(Role.SPECIALIST, Role.OPERATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What was asked; the papers, what the applicant said; the button."""
    case = opened(request, number, "answered")
    stopped = attempt(lambda: _give(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.answered.done"))
            user = officer(request)
            return redirect(home_of(user) if user.role == Role.OPERATOR else _dossier(number))
        case.refresh_from_db()
    shown = answered_page(request, case, stopped)
    return desk_page(request, "step", shown, status=stopped.status if stopped else 200)


def _dossier(number: str) -> str:
    """The dossier, which a front office does not see."""
    return reverse("desk:case", args=[number])


def _give(request: HttpRequest, case: Case) -> None:
    asked = open_request(case)
    give_information(
        case=case,
        by=officer(request),
        words=words_sent(request, "words"),
        papers=papers_sent(request, [one.id for one in asked.requirements] if asked else ()),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )
