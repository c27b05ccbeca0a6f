"""Answer the notice of a hearing: come, object in writing, agree, or waive."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.answer_hearing import answer_hearing
from tirek.casework.hearing_texts import hearing_texts
from tirek.casework.models import Case
from tirek.casework.queries.hearing import set_hearing
from tirek.casework.refused import Refused
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.heard import answer_hearing_page
from tirek.web.step import attempt, seen_seq
from tirek.web.texts import text
from tirek.web.typed import papers_sent, words_sent


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The preliminary decision with its grounds, when and where; none, no such page."""
    case = own_case(citizen(request), number)
    announced = set_hearing(case)
    if announced is None:
        return redirect("case", number=number)
    stopped = attempt(lambda: _answer(request, case)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("portal.heard.done"))
        return redirect("case", number=number)
    view = answer_hearing_page(request, case, announced, stopped)
    status = stopped.status if stopped else 200
    return render(request, "portal/answer.html", {"page": view}, status=status)


def _answer(request: HttpRequest, case: Case) -> None:
    answer, say = request.POST.get("answer", ""), hearing_texts()
    if answer not in say.answer:
        raise Refused(say.refused["answer_missing"], field="answer")
    answer_hearing(
        case=case,
        by=citizen(request),
        answer=answer,  # type: ignore[arg-type]
        words=words_sent(request, "words"),
        papers=papers_sent(request),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )
