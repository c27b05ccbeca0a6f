"""What the body that considered a complaint decided: its answer keyed in, or decided here."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.appeals.actions.record_outcome import Answered, record_outcome
from tirek.appeals.models import Complaint
from tirek.appeals.texts import names
from tirek.desk.complaints import complaints_for, opened_complaint
from tirek.desk.frame import desk_page
from tirek.desk.presenters.complaint_step import (
    area,
    complaint_step_page,
    day,
    line,
    radios,
    why_blocked,
)
from tirek.web.access import officer
from tirek.web.components import Field
from tirek.web.day_typed import day_sent
from tirek.web.step import attempt, note_sent
from tirek.web.texts import spoken, text

OUTCOMES: tuple[Answered, ...] = ("upheld", "rejected", "left")


@complaints_for(Role.SPECIALIST, Role.HEAD, Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The outcome with its grounds; the manager of the body needs no letter of its own."""
    complaint = opened_complaint(request, number, "outcome")
    stopped = attempt(lambda: _record(request, complaint)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("desk.complaint_outcome.done"))
        return redirect("desk:complaint", number)
    complaint.refresh_from_db()
    user = officer(request)
    shown = complaint_step_page(
        complaint,
        "outcome",
        why_not=why_blocked(complaint, user, "record_outcome", "ComplaintDecided.upheld"),
        stopped=stopped,
        fields=_fields(request, keys_in=user.role != Role.MANAGER),
    )
    return desk_page(request, "complaint_step", shown, status=stopped.status if stopped else 200)


def _fields(request: HttpRequest, *, keys_in: bool) -> list[Field]:
    raw = request.POST
    options: dict[str, str] = {one: spoken(names().outcome[one]) for one in OUTCOMES}
    letter = [
        line("number", "desk.complaint_outcome.number", raw),
        day("on", "desk.complaint_outcome.on", raw),
    ]
    return [
        radios("outcome", "desk.complaint_outcome.outcome", raw, options),
        *(letter if keys_in else ()),
        area("note", "desk.complaint_outcome.note", raw, hint="desk.complaint_outcome.note_hint"),
    ]


def _record(request: HttpRequest, complaint: Complaint) -> None:
    user = officer(request)
    today = timezone.localdate()
    answered_on: date | None = None if user.role == Role.MANAGER else day_sent(request, "on")
    sent = request.POST.get("outcome", "")
    record_outcome(
        complaint=complaint,
        by=user,
        outcome=next((one for one in OUTCOMES if one == sent), OUTCOMES[0]),
        reasons=note_sent(request),
        answer_number=request.POST.get("number", "")[:100],
        answered_on=answered_on or today,
        at=timezone.now(),
    )
