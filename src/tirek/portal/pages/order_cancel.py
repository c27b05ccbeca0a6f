"""I cancel my order: what is told to the supplier, and my signature under it."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.refused import Refused
from tirek.portal.access import citizen, citizens_only
from tirek.portal.choices import own_choice
from tirek.portal.order_signing import (
    cancel_document,
    order_sign_view,
    send_code_to,
    signature_sent,
)
from tirek.portal.presenters.order import cancel_page
from tirek.procedure.lifecycle import RefusedTransition
from tirek.signatures.canonical_form import OrderNotice
from tirek.signatures.verdict import SignatureRefused
from tirek.sms.code_refused import CodeRefused
from tirek.supply.actions.cancel_order import cancel_order
from tirek.supply.course import require_possible
from tirek.supply.models import Choice
from tirek.web.signing import may_sign
from tirek.web.texts import spoken, text

UNPROCESSABLE = 422


@citizens_only
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """GET shows what is signed; POST sends a code, or cancels. Too late goes back and says so."""
    user, at = citizen(request), timezone.now()
    choice = own_choice(user, number)
    try:
        require_possible(choice, "Cancelled", by=user, at=at)
    except RefusedTransition as refused:
        messages.error(request, spoken(refused.text))
        return redirect("choice", number=number)
    document = cancel_document(choice, user)
    errors = _posted(request, choice, document, at) if request.method == "POST" else {}
    if request.method == "POST" and not errors:
        again = request.POST.get("way") == "send_code"
        return redirect(f"{request.path}#sign") if again else redirect("choice", number=number)
    shown = cancel_page(choice, document, errors)
    sign = order_sign_view(request, choice, document, errors)
    status = UNPROCESSABLE if errors else 200
    return render(request, "portal/order_cancel.html", {"page": shown, "sign": sign}, status=status)


def _posted(
    request: HttpRequest, choice: Choice, document: OrderNotice, at: datetime
) -> dict[str, str]:
    """What is wrong by field; nothing when it was done."""
    try:
        if request.POST.get("way") == "send_code":
            send_code_to(request, choice, document, at)
            return {}
        keep = signature_sent(request, choice, document, at)
        cancel_order(choice=choice, keep=keep, by=citizen(request), at=at)
    except CodeRefused as refused:
        return {"code": spoken(refused.text)}
    except (Refused, SignatureRefused) as refused:
        return {refused.field or "signature": spoken(refused.text)}
    except RefusedTransition as refused:
        return {"signature": spoken(refused.text)}
    messages.success(request, text("portal.market.cancelled"))
    return {}
