"""Propose to suspend or resume a payment, or to pay somebody else."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.money_step import propose_page
from tirek.payments.actions.propose_payment_change import propose_payment_change
from tirek.payments.changes.change import WHATS
from tirek.web.access import officer, only_for
from tirek.web.step import attempt, seen_seq
from tirek.web.texts import text


@only_for(Role.SPECIALIST, Role.ACCOUNTANT)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str, what: str) -> HttpResponse:
    """From which month, why, by which paper; the head decides."""
    if what not in WHATS:
        raise Http404
    case = opened(request, number, f"money {what}")
    posted = request.method == "POST"
    stopped = attempt(lambda: _propose(request, case, what)) if posted else None
    if posted and stopped is None:
        messages.success(request, text("desk.money.proposed"))
        return redirect("desk:money", number)
    case.refresh_from_db()
    view = propose_page(request, case, what, stopped)
    return desk_page(request, "step", view, status=stopped.status if stopped else 200)


def _propose(request: HttpRequest, case: Case, what: str) -> None:
    propose_payment_change(
        case=case,
        sent={**request.POST.dict(), "what": what},
        by=officer(request),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )
