"""The work of a case stands still for a time, or the person died."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.hours_of_work import of_hours
from tirek.desk.presenters.hours_start import stop_page
from tirek.supply.actions.stop_work import stop_work
from tirek.web.access import officer, only_for
from tirek.web.day_typed import day_sent, day_typed
from tirek.web.step import errors_of
from tirek.web.texts import text
from tirek.web.typed import words_sent


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What happened, from when, until when if it is over, by which paper."""
    case = of_hours(opened(request, number, "work"))
    errors, status = (
        errors_of(lambda: _stop(request, case)) if request.method == "POST" else ({}, 200)
    )
    if request.method == "POST" and not errors:
        messages.success(request, text("desk.hours.stopped"))
        return redirect("desk:work", number)
    return desk_page(request, "form", stop_page(request, case, errors), status=status)


def _stop(request: HttpRequest, case: Case) -> None:
    stop_work(
        case=case,
        kind=request.POST.get("kind", ""),
        first=day_sent(request, "first"),
        last=day_typed(request, "last"),
        source=words_sent(request, "source")[:1000],
        by=officer(request),
        at=timezone.now(),
    )
