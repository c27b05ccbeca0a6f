"""The specialist sees the conclusions about a case, what is wrong with each, and takes one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.take_conclusion import take_conclusion
from tirek.casework.conclusion_texts import conclusion_texts
from tirek.casework.models import Case
from tirek.casework.queries.conclusions import conclusions_of
from tirek.casework.refused import Refused
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.conclusions import take_page, taken_rows
from tirek.web.access import officer, only_for
from tirek.web.step import attempt, seen_seq
from tirek.web.texts import text


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """One row a conclusion; those that count can be taken."""
    case = opened(request, number, "conclusions")
    stopped = attempt(lambda: _take(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.conclusions.taken"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    shown = take_page(case, officer(request), stopped)
    status = stopped.status if stopped else 200
    return desk_page(request, "take_conclusion", shown, status=status, rows=taken_rows(case))


def _take(request: HttpRequest, case: Case) -> None:
    chosen = request.POST.get("conclusion", "")
    found = conclusions_of(case).filter(pk=int(chosen) if chosen.isdecimal() else 0).first()
    if found is None:
        raise Refused(conclusion_texts().refused["none_chosen"], field="conclusion")
    take_conclusion(
        conclusion=found,
        case=case,
        by=officer(request),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )
