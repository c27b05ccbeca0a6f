"""Disagree? Complain: one form about one's own case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.appeals.models import Complaint
from tirek.casework.models import Case
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.complain import complain_page
from tirek.web.complaint_sent import Typed, begun, lodged
from tirek.web.texts import text

UNPROCESSABLE = 422


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """GET asks; POST registers the complaint, or shows what is wrong with all that was typed."""
    user, at = citizen(request), timezone.now()
    case = own_case(user, number)
    if request.method != "POST":
        return _shown(request, case, begun(case, at))
    made = lodged(request, case, user, at)
    if isinstance(made, Complaint):
        messages.success(request, text("portal.complaint.sent"))
        return redirect("complaint", number=made.number)
    return _shown(request, case, made, status=UNPROCESSABLE)


def _shown(request: HttpRequest, case: Case, typed: Typed, status: int = 200) -> HttpResponse:
    view = complain_page(case, citizen(request), typed)
    return render(request, "portal/complain.html", {"page": view}, status=status)
