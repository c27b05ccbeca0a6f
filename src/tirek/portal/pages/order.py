"""I order: what it costs and who pays, my signature, and it goes to the supplier."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.refused import Refused
from tirek.portal.access import citizen, citizens_only
from tirek.portal.choices import own_choice
from tirek.portal.order_signing import (
    order_document,
    order_sign_view,
    send_code_to,
    signature_sent,
)
from tirek.portal.presenters.order import Details, details_refused, details_sent, order_page
from tirek.procedure.lifecycle import RefusedTransition
from tirek.signatures.canonical_form import Application
from tirek.signatures.verdict import SignatureRefused
from tirek.sms.code_refused import CodeRefused
from tirek.supply.actions.order import Wanted, checked_stay, may_choose, order, sum_for
from tirek.supply.models import Choice
from tirek.supply.queries.offers import in_catalogue
from tirek.web.signing import may_sign
from tirek.web.texts import spoken, text

UNPROCESSABLE = 422


@citizens_only
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str, offer_id: int) -> HttpResponse:
    """GET asks for size and day, then shows what is signed; POST sends a code, or the order."""
    choice = own_choice(citizen(request), number)
    offer = in_catalogue().filter(pk=offer_id).first()
    if offer is None:
        raise Http404
    at = timezone.now()
    try:
        kind = may_choose(choice.case, offer, timezone.localdate(at))
        guarantee = sum_for(choice.case, offer, at)
    except Refused as refused:
        return _stopped(request, number, refused)
    details = details_sent(request, choice, offer, kind)
    if not details.complete:
        shown = order_page(choice, offer, details, None)
        status = UNPROCESSABLE if shown.problems else 200
        return render(request, "portal/order_details.html", {"page": shown}, status=status)
    wanted = _wanted(offer, details)
    try:
        stay = checked_stay(choice, kind, wanted, guarantee)
    except Refused as refused:
        return _against_a_norm(request, choice, offer, details, refused)
    document = order_document(choice, offer, kind, wanted, guarantee, citizen(request), stay)
    errors = _posted(request, choice, wanted, document, at) if request.method == "POST" else {}
    if request.method == "POST" and not errors:
        if _asks_code(request):
            return redirect(f"{request.get_full_path()}#sign")
        return redirect("choice", number=number)
    shown = order_page(choice, offer, details, document, errors)
    sign = order_sign_view(request, choice, document, errors)
    status = UNPROCESSABLE if errors else 200
    return render(request, "portal/order.html", {"page": shown, "sign": sign}, status=status)


def _wanted(offer: Any, details: Details) -> Wanted:
    wanted = Wanted(offer.pk, offer.price, details.size, details.starts_on, details.pieces)
    said = details.stay
    return wanted if said is None else replace(wanted, days=said.days, fellow=said.fellow)


def _against_a_norm(
    request: HttpRequest, choice: Choice, offer: Any, details: Details, refused: Refused
) -> HttpResponse:
    """The questions again, with the norm that a stay on these days would break."""
    shown = details_refused(order_page(choice, offer, details, None), refused)
    return render(request, "portal/order_details.html", {"page": shown}, status=UNPROCESSABLE)


def _asks_code(request: HttpRequest) -> bool:
    return request.POST.get("way") == "send_code"


def _posted(
    request: HttpRequest, choice: Choice, wanted: Wanted, document: Application, at: datetime
) -> dict[str, str]:
    """What is wrong by field; nothing when it was done."""
    user = citizen(request)
    try:
        if _asks_code(request):
            send_code_to(request, choice, document, at)
            return {}
        keep = signature_sent(request, choice, document, at)
        order(choice=choice, wanted=wanted, keep=keep, by=user, at=at)
    except CodeRefused as refused:
        return {"code": spoken(refused.text)}
    except (Refused, SignatureRefused) as refused:
        return {refused.field or "signature": spoken(refused.text)}
    except RefusedTransition as refused:
        return {"signature": spoken(refused.text)}
    messages.success(request, text("portal.market.ordered"))
    return {}


def _stopped(request: HttpRequest, number: str, refused: Refused) -> HttpResponse:
    messages.error(request, spoken(refused.text))
    return redirect("choice", number=number)
