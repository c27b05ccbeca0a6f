"""The head decides a proposal about the payment of a case."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.models import Case, Event
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.money_step import decide_page
from tirek.payments.actions.decide_payment_change import (
    approve_payment_change,
    decline_payment_change,
)
from tirek.payments.changes.change import ChangeRefused
from tirek.payments.changes.open import open_proposal
from tirek.payments.changes.texts import texts
from tirek.web.access import officer, only_for
from tirek.web.step import attempt, note_sent, seen_seq
from tirek.web.texts import text


@only_for(Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str, proposal: int) -> HttpResponse:
    """What was proposed, by whom; yes or no."""
    case = opened(request, number, "money decide")
    found = open_proposal(case)
    if found is None or found.seq != proposal:
        raise Http404
    posted = request.method == "POST"
    stopped = attempt(lambda: _decide(request, case, found)) if posted else None
    if posted and stopped is None:
        messages.success(request, text("desk.money.decided"))
        return redirect("desk:money", number)
    case.refresh_from_db()
    view = decide_page(request, case, found, stopped)
    return desk_page(request, "step", view, status=stopped.status if stopped else 200)


def _decide(request: HttpRequest, case: Case, proposal: Event) -> None:
    decision, by, at = request.POST.get("decision"), officer(request), timezone.now()
    seq = seen_seq(request)
    if decision == "approve":
        approve_payment_change(case=case, proposal=proposal.seq, by=by, at=at, expected_seq=seq)
    elif decision == "decline":
        words = note_sent(request)
        decline_payment_change(
            case=case, proposal=proposal.seq, words=words, by=by, at=at, expected_seq=seq
        )
    else:
        raise ChangeRefused(texts().refused["decision_missing"], "decision")
