"""The person came to the department and signs the choice with their own key."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.organisations import signed_at_desk
from tirek.signatures.canonical_form import Application, as_bytes
from tirek.supply.actions.choose_organisation import choose_organisation, require_choosable
from tirek.supply.queries.organisations import last_seen, organisations_for
from tirek.web.access import officer, only_for
from tirek.web.organisation_choice import choice_document
from tirek.web.signing import cms_sent, may_sign, sign_box
from tirek.web.step import Stopped, attempt
from tirek.web.texts import text


@only_for(Role.SPECIALIST)
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str, organisation_id: int) -> HttpResponse:
    """GET shows what the person signs; POST is the signature, of who applied and nobody else."""
    case = opened(request, number, "organisation")
    one = organisations_for(case.place, case.service).filter(pk=organisation_id).first()
    if one is None:
        raise Http404
    if attempt(lambda: require_choosable(case, one)) is not None:
        return redirect("desk:organisation", number=number)
    seen, stopped = last_seen(case), None
    document = choice_document(case, one, seen, case.applicant.iin)
    if request.method == "POST":
        stopped = attempt(lambda: _choose(request, case, one, seen, document))
        if stopped is None:
            messages.success(request, text("desk.market.done"))
            return redirect("desk:organisation", number=number)
    return _signing(request, case, document, stopped)


def _choose(request: HttpRequest, case: Case, one: Any, seen: int, document: Application) -> None:
    by, at = officer(request), timezone.now()
    keep = cms_sent(request, document, by, at, iin=case.applicant.iin)
    choose_organisation(case=case, organisation=one, seen=seen, keep=keep, by=by, at=at)


def _signing(
    request: HttpRequest, case: Case, document: Application, stopped: Stopped | None
) -> HttpResponse:
    shown = signed_at_desk(case, document, sign_box(as_bytes(document), "person"), stopped)
    return desk_page(request, "organisation_sign", shown, status=stopped.status if stopped else 200)
