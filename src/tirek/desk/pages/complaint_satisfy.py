"""The head satisfies a complaint in full: what was wrong is set right, a decided case reopened."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.appeals.actions.satisfy import satisfy
from tirek.appeals.models import Complaint
from tirek.desk.complaints import complaints_for, opened_complaint
from tirek.desk.frame import desk_page
from tirek.desk.presenters.complaint_step import area, complaint_step_page, why_blocked
from tirek.web.access import officer
from tirek.web.step import attempt, note_sent
from tirek.web.texts import text


@complaints_for(Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What is done, and the button."""
    complaint = opened_complaint(request, number, "satisfy")
    stopped = attempt(lambda: _satisfy(request, complaint)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("desk.complaint_satisfy.done"))
        return redirect("desk:complaint", number)
    complaint.refresh_from_db()
    user = officer(request)
    shown = complaint_step_page(
        complaint,
        "satisfy",
        why_not=why_blocked(complaint, user, "satisfy", "ComplaintDecided.satisfied"),
        stopped=stopped,
        fields=[area("note", "desk.complaint_satisfy.note", request.POST)],
    )
    return desk_page(request, "complaint_step", shown, status=stopped.status if stopped else 200)


def _satisfy(request: HttpRequest, complaint: Complaint) -> None:
    satisfy(
        complaint=complaint, by=officer(request), measures=note_sent(request), at=timezone.now()
    )
