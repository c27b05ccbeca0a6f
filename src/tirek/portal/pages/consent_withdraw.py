"""Take a consent back, after saying what follows from it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.withdraw_consent import withdraw_consent
from tirek.casework.queries.agreed_way import situation_of
from tirek.casework.queries.cases import cases_of
from tirek.people.queries import consents_of
from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.consents import can_withdraw
from tirek.proactive.actions.agree_to_way import stop_way
from tirek.web.components import Page
from tirek.web.texts import text


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, consent: int) -> HttpResponse:
    """GET asks, POST takes it back; one's own consents only, and only those that can be."""
    user = citizen(request)
    found = consents_of(user.iin).filter(pk=consent).first()
    case = cases_of(user).filter(number=found.case_number).first() if found else None
    if found is None or not can_withdraw(found, case, user):
        raise Http404
    if request.method == "POST":
        if situation_of(found):
            stop_way(consent=found, by=user, at=timezone.now())
        else:
            withdraw_consent(consent=found, by=user, at=timezone.now())
        messages.success(request, text("portal.consents.done"))
        return redirect("consents")
    view = Page(text("portal.consents.withdraw_title"), back=reverse("consents"))
    follows = "withdraw_way" if situation_of(found) else "withdraw_text"
    context = {"page": view, "consent": found, "follows": text(f"portal.consents.{follows}")}
    return render(request, "portal/consent_withdraw.html", context)
