"""The sheet of a month: read, and confirmed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.work import own_sheet, sheet_of
from tirek.supply.actions.sign_sheet import sign_sheet
from tirek.web.step import attempt
from tirek.web.texts import text


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str, sheet_id: int) -> HttpResponse:
    """GET shows the days, POST confirms them."""
    user = citizen(request)
    case = own_case(user, number)
    sheet, stopped = sheet_of(case, sheet_id), None
    if request.method == "POST":
        stopped = attempt(lambda: sign_sheet(sheet=sheet, by=user, at=timezone.now()))
        if stopped is None:
            messages.success(request, text("portal.work.signed"))
            return redirect("work", number=number)
    view = own_sheet(case, sheet, user, stopped)
    status = stopped.status if stopped else 200
    return render(request, "portal/work_sheet.html", {"page": view}, status=status)
