"""The specialist tells the applicant of the preliminary refusal and sets the hearing."""

from datetime import date, datetime, time

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.announce_hearing import CannotAnnounce, Meeting, announce_hearing
from tirek.casework.hearing_texts import hearing_texts
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.overruling import overrule_sent
from tirek.desk.presenters.hearing import announce_page, window_view
from tirek.procedure.deadline import ALMATY
from tirek.web.access import officer, only_for
from tirek.web.step import Stopped, attempt, seen_seq
from tirek.web.texts import text
from tirek.web.typed import words_sent


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The preliminary decision, the days the hearing may be on, how and where; the button."""
    case = opened(request, number, "hearing")
    stopped = attempt(lambda: _announce(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.hearing.done"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    return _shown(request, case, stopped)


def _shown(request: HttpRequest, case: Case, stopped: Stopped | None) -> HttpResponse:
    today = timezone.localdate()
    shown = announce_page(request, case, stopped, today)
    return desk_page(
        request,
        "hearing",
        shown,
        status=stopped.status if stopped else 200,
        window=window_view(case, today) if shown.button else None,
    )


def _announce(request: HttpRequest, case: Case) -> None:
    begins, way = _moment_sent(request), request.POST.get("way", "")
    if way not in hearing_texts().way:
        raise CannotAnnounce(hearing_texts().refused["way_missing"], field="way")
    announce_hearing(
        case=case,
        by=officer(request),
        meeting=Meeting(begins, way, words_sent(request, "where")),  # type: ignore[arg-type]
        late_because=words_sent(request, "late_because"),
        overrule=overrule_sent(request, case),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )


def _moment_sent(request: HttpRequest) -> datetime:
    say = hearing_texts().refused
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        raise CannotAnnounce(say["day_missing"], field="day") from None
    try:
        hour = time.fromisoformat(request.POST.get("hour", "").strip().replace(".", ":"))
    except ValueError:
        raise CannotAnnounce(say["hour_missing"], field="hour") from None
    return datetime.combine(day, hour.replace(tzinfo=None), ALMATY)
