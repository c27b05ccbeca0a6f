"""What happened in court: a claim taken up, then granted or dismissed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.appeals.actions.record_court import Court, CourtStep, record_court
from tirek.appeals.models import Complaint
from tirek.appeals.queries.history import last_of
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

CLAIM: tuple[CourtStep, ...] = ("claim",)
DECIDED: tuple[CourtStep, ...] = ("granted", "dismissed")


@complaints_for(Role.SPECIALIST, Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The claim first; once there is one, the decision."""
    complaint = opened_complaint(request, number, "court")
    stopped = attempt(lambda: _record(request, complaint)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("desk.complaint_court.done"))
        return redirect("desk:complaint", number)
    complaint.refresh_from_db()
    events = [f"CourtRecorded.{step}" for step in _steps(complaint)]
    shown = complaint_step_page(
        complaint,
        "court",
        why_not=why_blocked(complaint, officer(request), "record_court", *events),
        stopped=stopped,
        fields=_fields(request, complaint),
    )
    return desk_page(request, "complaint_step", shown, status=stopped.status if stopped else 200)


def _steps(complaint: Complaint) -> tuple[CourtStep, ...]:
    return DECIDED if complaint.stage == "in_court" else CLAIM


def _fields(request: HttpRequest, complaint: Complaint) -> list[Field]:
    raw, steps = request.POST, _steps(complaint)
    claim = last_of(complaint, "CourtRecorded") or {}
    options: dict[str, str] = {one: spoken(names().court[one]) for one in steps}
    effect = {name: text(f"desk.complaint_court.{name}") for name in ("stays", "reopened")}
    return [
        radios("step", "desk.complaint_court.step", raw, options),
        line("court", "desk.complaint_court.court", raw, value=claim.get("court", "")),
        line("number", "desk.complaint_court.number", raw, value=claim.get("number", "")),
        day("on", "desk.complaint_court.on", raw),
        area("note", "desk.complaint_court.note", raw),
        *([radios("effect", "desk.complaint_court.effect", raw, effect)] if claim else ()),
    ]


def _record(request: HttpRequest, complaint: Complaint) -> None:
    sent, steps = request.POST.get("step", ""), _steps(complaint)
    record_court(
        complaint=complaint,
        by=officer(request),
        step=next((one for one in steps if one == sent), steps[0]),
        court=Court(
            name=request.POST.get("court", "")[:300],
            number=request.POST.get("number", "")[:100],
            on=day_sent(request, "on"),
            note=note_sent(request),
        ),
        reopens=request.POST.get("effect") == "reopened",
        at=timezone.now(),
    )
