"""An officer writes down that the complaint was taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.appeals.actions.withdraw import withdraw
from tirek.desk.complaints import complaints_for, opened_complaint
from tirek.desk.frame import desk_page
from tirek.desk.presenters.complaint_step import area, complaint_step_page, why_blocked
from tirek.web.access import officer
from tirek.web.step import attempt, note_sent
from tirek.web.texts import text


@complaints_for(Role.SPECIALIST, Role.HEAD, Role.OPERATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """At the complainant's wish only: how it was said stays in the note."""
    complaint = opened_complaint(request, number, "withdrawn")
    user = officer(request)
    stopped = None
    if request.method == "POST":
        stopped = attempt(
            lambda: withdraw(
                complaint=complaint, by=user, note=note_sent(request), at=timezone.now()
            )
        )
        if stopped is None:
            messages.success(request, text("desk.complaint_withdrawn.done"))
            return redirect("desk:complaint", number)
    complaint.refresh_from_db()
    shown = complaint_step_page(
        complaint,
        "withdrawn",
        why_not=why_blocked(complaint, user, "withdraw", "ComplaintDecided.withdrawn"),
        stopped=stopped,
        fields=[area("note", "desk.complaint_withdrawn.note", request.POST)],
    )
    return desk_page(request, "complaint_step", shown, status=stopped.status if stopped else 200)
