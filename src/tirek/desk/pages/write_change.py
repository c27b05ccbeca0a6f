"""A specialist writes down a change that somebody told by telephone, by letter or at the window."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.report_change import report_change
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.write_change import write_change_page
from tirek.kernel.text import Text
from tirek.procedure.change import Change
from tirek.web.access import officer, only_for
from tirek.web.step import errors_of
from tirek.web.texts import text
from tirek.web.typed import papers_sent, words_sent


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """First which change (`?change=`), then its questions; another officer checks it."""
    case = opened(request, number, "change")
    change = service_of(case).changes.find(request.GET.get("change", ""))
    errors: dict[str, Text] = {}
    status = 200
    if request.method == "POST" and change is not None:
        errors, status = errors_of(lambda: _write(request, case, change))
        if not errors:
            messages.success(request, text("desk.change.written"))
            return redirect("desk:case", number)
    shown = write_change_page(request, case, change, errors)
    return desk_page(request, "write_change", shown, status=status)


def _write(request: HttpRequest, case: Case, change: Change) -> None:
    report_change(
        case=case,
        by=officer(request),
        change=change.id,
        answers=change.question.read(request.POST.dict()),
        words=words_sent(request, "words"),
        papers=papers_sent(request),
        at=timezone.now(),
    )
