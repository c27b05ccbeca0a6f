"""One complaint: what was lodged, what comes next by when, what this officer can do."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.complaints import READERS, complaints_for, opened_complaint
from tirek.desk.frame import desk_page
from tirek.desk.presenters.complaint import complaint_page
from tirek.web.access import officer


@complaints_for(*READERS)
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Not for an officer whom it is about."""
    complaint = opened_complaint(request, number, number)
    return desk_page(request, "complaint", complaint_page(complaint, officer(request)))
