"""The sheet of a month is typed: by the organisation of the worker, or by the department."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.presenters.hours_sheets import HOURS, days_of, sheet_page
from tirek.desk.workers import opened_worker
from tirek.kernel.period import Month
from tirek.procedure.work.typed import Typed
from tirek.supply.actions.write_sheet import write_sheet
from tirek.supply.models import Worker
from tirek.web.access import officer, only_for
from tirek.web.step import errors_of
from tirek.web.texts import text
from tirek.web.typed import number_typed


@only_for(Role.SUPPLIER, Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, worker_id: int, month: Month) -> HttpResponse:
    """A line a day; what is wrong is told at the day, and nothing typed is lost."""
    worker, user = opened_worker(request, worker_id), officer(request)
    errors, status = (
        errors_of(lambda: _write(request, worker, month)) if request.method == "POST" else ({}, 200)
    )
    if request.method == "POST" and not errors:
        messages.success(request, text("desk.hours.written"))
        if user.role == Role.SUPPLIER:
            return redirect("desk:sheets")
        return redirect(reverse("desk:work", args=[worker.case.number]))
    shown = sheet_page(request, worker, month, errors, user)
    return desk_page(request, "hours_sheet", shown, status=status)


def _write(request: HttpRequest, worker: Worker, month: Month) -> None:
    typed = [
        Typed(f"{HOURS}{day.day}", day, request.POST.get(f"{HOURS}{day.day}", "").replace("\0", ""))
        for day in days_of(month)
    ]
    write_sheet(
        worker=worker,
        month=month,
        typed=typed,
        follows=number_typed(request, "follows"),
        by=officer(request),
        at=timezone.now(),
    )
