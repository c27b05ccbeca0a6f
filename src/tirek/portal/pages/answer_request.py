"""Answer what the department asked for: with files, with words, or both."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.give_information import give_information
from tirek.casework.models import Case
from tirek.casework.queries.information import Request, open_request
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.asked import answer_request_page
from tirek.web.step import attempt, seen_seq
from tirek.web.texts import text
from tirek.web.typed import papers_sent, words_sent


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What is asked, by when, what happens otherwise; a case that asks nothing has no such page."""
    case = own_case(citizen(request), number)
    asked = open_request(case)
    if asked is None:
        return redirect("case", number=number)
    stopped = attempt(lambda: _give(request, case, asked)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("portal.asked.done"))
        return redirect("case", number=number)
    view = answer_request_page(request, case, asked, stopped)
    status = stopped.status if stopped else 200
    return render(request, "portal/answer.html", {"page": view}, status=status)


def _give(request: HttpRequest, case: Case, asked: Request) -> None:
    give_information(
        case=case,
        by=citizen(request),
        words=words_sent(request, "words"),
        papers=papers_sent(request, [one.id for one in asked.requirements]),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )
