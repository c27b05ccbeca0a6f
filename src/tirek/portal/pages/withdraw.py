"""Take an application back, after asking once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.withdraw import withdraw
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.case import can_withdraw
from tirek.web.components import Page
from tirek.web.texts import text


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """GET asks, POST ends the case at the applicant's wish."""
    user = citizen(request)
    case = own_case(user, number)
    if not can_withdraw(case, user):
        return redirect("case", number=number)
    if request.method == "POST":
        withdraw(case=case, by=user, at=timezone.now(), expected_seq=case.last_seq)
        return redirect("case", number=number)
    view = Page(text("portal.case.withdraw_title"), back=reverse("case", args=[number]))
    return render(request, "portal/withdraw.html", {"page": view})
