"""The hours of work of a case: by month, what is paid and why not, what is left of the year."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.hours_of_work import of_hours, work_page
from tirek.web.access import CASE_READERS, officer, only_for


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The account, who works, what stopped the work."""
    case = of_hours(opened(request, number, "work"))
    return desk_page(request, "hours", work_page(case, officer(request)))
