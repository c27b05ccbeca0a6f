"""One sheet of a case: its days with the reasons; a signature on paper noted, the act accepted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.hours_of_work import month_page, of_hours, sheet_of
from tirek.supply.actions.accept_month import accept_month
from tirek.supply.actions.sign_sheet import sign_sheet
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.step import attempt
from tirek.web.texts import text

DONE = {"sign": sign_sheet, "accept": accept_month}


@only_for(*CASE_READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str, sheet_id: int) -> HttpResponse:
    """What the button does is asked of the case's permissions, not of the page."""
    case = of_hours(opened(request, number, "work"))
    sheet = sheet_of(case, sheet_id)
    step = request.POST.get("step", "")
    stopped = None
    if request.method == "POST" and step in DONE:
        done, user = DONE[step], officer(request)
        stopped = attempt(lambda: done(sheet=sheet, by=user, at=timezone.now()))
        if stopped is None:
            messages.success(request, text(f"desk.hours.done_{step}"))
            return redirect("desk:work-month", number, sheet_id)
    shown = month_page(case, sheet, officer(request), stopped)
    return desk_page(request, "hours_month", shown, status=stopped.status if stopped else 200)
