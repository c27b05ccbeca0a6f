"""A complaint goes, with its case, to the body that considers it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.appeals.actions.pass_on import pass_on
from tirek.appeals.models import Complaint
from tirek.appeals.texts import names
from tirek.desk.complaints import complaints_for, opened_complaint
from tirek.desk.frame import desk_page
from tirek.desk.presenters.complaint_step import complaint_step_page, line, radios, why_blocked
from tirek.web.access import officer
from tirek.web.components import Field
from tirek.web.step import attempt
from tirek.web.texts import spoken, text


@complaints_for(Role.SPECIALIST, Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """To whom, and the button; the bundle can be downloaded afterwards."""
    complaint = opened_complaint(request, number, "pass on")
    stopped = attempt(lambda: _pass_on(request, complaint)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("desk.complaint_pass_on.done"))
        return redirect("desk:complaint", number)
    complaint.refresh_from_db()
    user = officer(request)
    shown = complaint_step_page(
        complaint,
        "pass_on",
        why_not=why_blocked(complaint, user, "pass_on", "ComplaintPassedOn.body"),
        stopped=stopped,
        fields=_fields(request),
    )
    return desk_page(request, "complaint_step", shown, status=stopped.status if stopped else 200)


def _fields(request: HttpRequest) -> list[Field]:
    options = {name: spoken(words) for name, words in names().addressee.items()}
    return [
        radios("addressee", "desk.complaint_pass_on.addressee", request.POST, options),
        line(
            "name",
            "desk.complaint_pass_on.name",
            request.POST,
            hint="desk.complaint_pass_on.name_hint",
        ),
    ]


def _pass_on(request: HttpRequest, complaint: Complaint) -> None:
    quality = request.POST.get("addressee") == "quality_body"
    pass_on(
        complaint=complaint,
        by=officer(request),
        addressee="quality_body" if quality else "body",
        name=request.POST.get("name", "")[:300],
        at=timezone.now(),
    )
