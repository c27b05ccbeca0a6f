"""The specialist writes the record of a hearing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.hold_hearing import Protocol, RecordIncomplete, hold_hearing
from tirek.casework.hearing_texts import hearing_texts
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.hearing import protocol_page, set_rows
from tirek.web.access import officer, only_for
from tirek.web.step import attempt, seen_seq
from tirek.web.texts import text
from tirek.web.typed import papers_sent, words_sent


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What was announced and answered; who took part, what was said, what was brought."""
    case = opened(request, number, "protocol")
    stopped = attempt(lambda: _hold(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.protocol.done"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    shown = protocol_page(request, case, stopped)
    status = stopped.status if stopped else 200
    return desk_page(request, "protocol", shown, status=status, announced=set_rows(case))


def _hold(request: HttpRequest, case: Case) -> None:
    outcome, say = request.POST.get("outcome", ""), hearing_texts()
    if outcome not in say.outcome:
        raise RecordIncomplete(say.refused["outcome_missing"], field="outcome")
    protocol = Protocol(
        outcome,  # type: ignore[arg-type]
        present=words_sent(request, "present"),
        said=words_sent(request, "said"),
    )
    kinds = [one.id for one in service_of(case).passport.documents if one.may_attach]
    hold_hearing(
        case=case,
        by=officer(request),
        protocol=protocol,
        papers=papers_sent(request, kinds),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )
