"""One change: when, what else must be known, a paper; a specialist checks it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.report_change import report_change
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.changes import can_report
from tirek.kernel.text import Text
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.change import change_report_page
from tirek.procedure.change import Change
from tirek.web.step import errors_of
from tirek.web.texts import text
from tirek.web.typed import papers_sent, words_sent


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str, change: str) -> HttpResponse:
    """GET asks; POST writes the report down, or shows what is wrong with all that was typed."""
    case = own_case(citizen(request), number)
    found = service_of(case).changes.find(change)
    if found is None:
        raise Http404
    if not can_report(case):
        return redirect("case", number=number)
    errors: dict[str, Text] = {}
    status = 200
    if request.method == "POST":
        errors, status = errors_of(lambda: _report(request, case, found))
        if not errors:
            messages.success(request, text("portal.change.done"))
            return redirect("case", number=number)
    view = change_report_page(request, case, found, errors)
    return render(request, "portal/change_report.html", {"page": view}, status=status)


def _report(request: HttpRequest, case: Case, change: Change) -> None:
    report_change(
        case=case,
        by=citizen(request),
        change=change.id,
        answers=change.question.read(request.POST.dict()),
        words=words_sent(request, "words"),
        papers=papers_sent(request),
        at=timezone.now(),
    )
