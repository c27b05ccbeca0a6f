"""I choose an organisation: my statement, and my signature under it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.organisation import organisation_signed
from tirek.procedure.lifecycle import RefusedTransition
from tirek.signatures.canonical_form import Application, as_bytes
from tirek.signatures.verdict import SignatureRefused
from tirek.supply.actions.choose_organisation import choose_organisation, require_choosable
from tirek.supply.queries.organisations import last_seen, organisations_for
from tirek.web.organisation_choice import choice_document
from tirek.web.signing import cms_sent, may_sign, sign_box
from tirek.web.texts import spoken, text

UNPROCESSABLE = 422


@citizens_only
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str, organisation_id: int) -> HttpResponse:
    """GET shows what is signed; POST is the signature. What cannot be goes back and says why."""
    user, at = citizen(request), timezone.now()
    case = own_case(user, number)
    one = organisations_for(case.place, case.service).filter(pk=organisation_id).first()
    if one is None:
        raise Http404
    try:
        require_choosable(case, one)
    except Refused as refused:
        messages.error(request, spoken(refused.text))
        return redirect("case", number=number)
    seen = last_seen(case)
    document = choice_document(case, one, seen, user.iin or "")
    wrong = _posted(request, case, one, seen, document, at) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        return redirect("organisation", number=number)
    shown = organisation_signed(case, document, sign_box(as_bytes(document), "person"), wrong)
    status = UNPROCESSABLE if wrong else 200
    return render(request, "portal/organisation_sign.html", {"page": shown}, status=status)


def _posted(
    request: HttpRequest,
    case: Case,
    one: Any,
    seen: int,
    document: Application,
    at: datetime,
) -> str:
    """Why it was not taken; "" when it was done."""
    user = citizen(request)
    try:
        keep = cms_sent(request, document, user, at)
        choose_organisation(case=case, organisation=one, seen=seen, keep=keep, by=user, at=at)
    except (Refused, SignatureRefused, RefusedTransition) as refused:
        return spoken(refused.text)
    messages.success(request, text("portal.organisation.done"))
    return ""
