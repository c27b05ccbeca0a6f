"""The head confirms the proposal and signs: from then on it is the decision."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.confirm import confirm
from tirek.casework.four_eyes import why_barred
from tirek.casework.models import Case
from tirek.casework.queries.proposal import last_proposal
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.overruled import overruled_fields
from tirek.desk.presenters.sign import sign_view
from tirek.desk.presenters.step import StepPage, step_page
from tirek.desk.signing import signature_sent
from tirek.web.access import officer, only_for
from tirek.web.components import Action
from tirek.web.signing import may_sign
from tirek.web.step import Stopped, attempt, blocked, seen_seq
from tirek.web.texts import spoken, text


@only_for(Role.HEAD)
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The proposed decision and the ways to sign; four eyes are checked before it is shown."""
    case = opened(request, number, "confirm")
    stopped = attempt(lambda: _confirm(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.confirm.done"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    shown = _page(request, case, stopped)
    sign = sign_view(case, officer(request)) if shown.button else None
    status = stopped.status if stopped else 200
    return desk_page(request, "confirm", shown, status=status, sign=sign, stopped=stopped)


def _confirm(request: HttpRequest, case: Case) -> None:
    user, at, seen = officer(request), timezone.now(), seen_seq(request)
    # What cannot be decided now is not signed either; `confirm` says why it cannot.
    ready = seen == case.last_seq and not _why_not(request, case)
    keep = signature_sent(request, case, user, at) if ready else None
    with transaction.atomic():
        signature = keep() if keep else None
        confirm(
            case=case,
            by=user,
            at=at,
            expected_seq=seen,
            signature=signature,
            overruled=request.POST.getlist("overruled"),
        )


def _page(request: HttpRequest, case: Case, stopped: Stopped | None) -> StepPage:
    back = Action(reverse("desk:return", args=[case.number]), text("desk.case.do_return"))
    why_not = _why_not(request, case)
    return step_page(
        case,
        "confirm",
        blocked=why_not,
        stopped=stopped,
        fields=() if why_not else overruled_fields(request, case, stopped),
        others=[back],
    )


def _why_not(request: HttpRequest, case: Case) -> str:
    why_not = blocked(case, officer(request), "Decided.granted")
    if why_not:
        return why_not
    barred = why_barred(case, officer(request), last_proposal(case), timezone.now())
    return spoken(barred) if barred else ""
