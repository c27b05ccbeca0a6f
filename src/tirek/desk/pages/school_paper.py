"""One certificate: the school confirms it, disputes it, or says that it ended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.vouch import vouch
from tirek.casework.models import Vouching
from tirek.desk.frame import desk_page
from tirek.desk.presenters.vouching import paper_page
from tirek.desk.vouchings import opened_paper
from tirek.web.access import officer, only_for
from tirek.web.day_typed import day_typed
from tirek.web.step import attempt, seen_seq
from tirek.web.texts import text
from tirek.web.typed import words_sent

ANSWERS = frozenset({"confirmed", "disputed", "ended"})


@only_for(Role.SCHOOL)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, vouching_id: int) -> HttpResponse:
    """The child's name, the days, three ways to answer; nothing else of the case."""
    one = opened_paper(request, vouching_id)
    sent = request.method == "POST" and request.POST.get("answer") in ANSWERS
    stopped = attempt(lambda: _vouch(request, one)) if sent else None
    if sent and stopped is None:
        messages.success(request, text("desk.school.done"))
        return redirect("desk:school")
    one.refresh_from_db()
    shown = paper_page(request, one, stopped)
    return desk_page(request, "school_paper", shown, status=stopped.status if stopped else 200)


def _vouch(request: HttpRequest, one: Vouching) -> None:
    answer = request.POST["answer"]
    since = day_typed(request, "since") if answer == "ended" else None
    vouch(
        vouching=one,
        by=officer(request),
        answer=answer,
        note=words_sent(request, "note" if answer == "disputed" else "words"),
        since=since,
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )
