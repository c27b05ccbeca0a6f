"""A reported change: what was told, what the rules make of it; accepted, or not confirmed."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.accept_change import accept_change
from tirek.casework.actions.dismiss_change import dismiss_change
from tirek.casework.models import Case
from tirek.casework.queries.changes import Report, reports
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.change import change_page
from tirek.kernel.text import Text
from tirek.web.access import officer, only_for
from tirek.web.step import errors_of, note_sent, seen_seq
from tirek.web.texts import text

Errors = dict[str, Text]


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str, report: int) -> HttpResponse:
    """GET shows; POST counts anew with other days, accepts, or says that it is not so."""
    case = opened(request, number, "change")
    found = _found(case, report)
    errors, status = _done(request, case, found) if request.method == "POST" else ({}, 200)
    if request.method == "POST" and not errors and request.POST.get("do") in DONE:
        messages.success(request, text(f"desk.change.done_{request.POST['do']}"))
        return redirect("desk:case", number)
    case.refresh_from_db()
    shown = change_page(request, case, _found(case, report), errors)
    return desk_page(request, "change", shown, status=status)


def _found(case: Case, seq: int) -> Report:
    for one in reports(case):
        if one.seq == seq:
            return one
    raise Http404


def _done(request: HttpRequest, case: Case, report: Report) -> tuple[Errors, int]:
    """What is wrong by field, with the HTTP status."""
    act = DONE.get(request.POST.get("do", ""))
    return errors_of(lambda: act(request, case, report)) if act else ({}, 200)


def _accept(request: HttpRequest, case: Case, report: Report) -> None:
    accept_change(
        answers=report.change.question.read(request.POST.dict()),
        note=note_sent(request),
        **_said(request, case, report),
    )


def _dismiss(request: HttpRequest, case: Case, report: Report) -> None:
    dismiss_change(why=note_sent(request), **_said(request, case, report))


def _said(request: HttpRequest, case: Case, report: Report) -> Mapping[str, Any]:
    return {
        "case": case,
        "by": officer(request),
        "report": report.seq,
        "at": timezone.now(),
        "expected_seq": seen_seq(request),
    }


DONE = {"accept": _accept, "dismiss": _dismiss}
"""What the buttons do; any other only counts anew."""
