"""The codes the department gives the bank with the payments of each service."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.desk.frame import desk_page
from tirek.desk.presenters.codes import codes_page
from tirek.payments.actions.set_codes import set_codes
from tirek.web.access import PAYMENT_ROLES, officer, only_for, paying_place_of
from tirek.web.step import attempt
from tirek.web.texts import text


@only_for(*PAYMENT_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """What was entered, from which source; POST enters other codes."""
    place, by, at = paying_place_of(request), officer(request), timezone.now()
    posted, sent = request.method == "POST", request.POST.dict()
    stopped = attempt(lambda: set_codes(place=place, sent=sent, by=by, at=at)) if posted else None
    if posted and stopped is None:
        messages.success(request, text("desk.codes.saved"))
        return redirect("desk:codes")
    view = codes_page(request, place, stopped)
    return desk_page(request, "codes", view, status=stopped.status if stopped else 200)
