"""Acting for others: whom I act for, who acts for me, asking for a consent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.act_for_another import ask_to_act
from tirek.casework.refused import Refused
from tirek.portal.access import citizen, citizens_only
from tirek.portal.consent_asked import keep
from tirek.portal.presenters.acting import acting_page, asked_from
from tirek.sms.code_refused import CodeRefused
from tirek.web.texts import spoken

UNPROCESSABLE = 422


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET shows; POST sends a code to the person one wants to act for."""
    if request.method != "POST":
        return _shown(request, {})
    iin, service, errors = asked_from(request.POST)
    if not errors:
        try:
            asked = ask_to_act(by=citizen(request), iin=iin, service=service, at=timezone.now())
            keep(request.session, asked)
            return redirect(reverse("acting-code"))
        except (Refused, CodeRefused) as refused:
            errors = {"iin": spoken(refused.text)}
    return _shown(request, errors, status=UNPROCESSABLE)


def _shown(request: HttpRequest, errors: dict[str, str], status: int = 200) -> HttpResponse:
    view = acting_page(citizen(request), timezone.localdate(), request.POST, errors)
    return render(request, "portal/acting.html", {"page": view}, status=status)
