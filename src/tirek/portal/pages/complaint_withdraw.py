"""Take a complaint back, after asking once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.appeals.actions.withdraw import withdraw
from tirek.appeals.steps import is_possible
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_complaint
from tirek.web.components import Page
from tirek.web.texts import text


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """GET asks, POST ends the complaint at the complainant's wish."""
    user = citizen(request)
    complaint = own_complaint(user, number)
    if not is_possible(complaint, "ComplaintDecided.withdrawn", user):
        return redirect("complaint", number=number)
    if request.method == "POST":
        withdraw(complaint=complaint, by=user, at=timezone.now())
        return redirect("complaint", number=number)
    back = reverse("complaint", args=[number])
    view = Page(text("portal.complaint.withdraw_title"), back=back)
    return render(request, "portal/complaint_withdraw.html", {"page": view})
