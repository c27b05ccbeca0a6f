"""The specialist writes down what was found out, each fact with its source."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.establish_facts import InvalidFacts
from tirek.casework.models import Case
from tirek.casework.queries.facts import facts_with_sources
from tirek.desk.actions.establish import Found, establish
from tirek.desk.cases import opened
from tirek.desk.facts_form import read_form
from tirek.desk.frame import desk_page
from tirek.desk.framing import frames_files
from tirek.desk.presenters.beside import beside_form
from tirek.desk.presenters.facts_form import facts_page
from tirek.web.access import officer, only_for
from tirek.web.record_buttons import pressed
from tirek.web.step import UNPROCESSABLE, Stopped, attempt, blocked, seen_seq
from tirek.web.texts import spoken, text

DETAIL_LENGTH = 200


@only_for(Role.SPECIALIST)
@frames_files
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The form; what was typed stays on the page until it is written down."""
    case = opened(request, number, "facts")
    if request.method == "POST":
        return _sent(request, case)
    why_not = blocked(case, officer(request), "FactsEstablished")
    shown = facts_page(case, facts_with_sources(case), blocked=why_not)
    return desk_page(request, "facts", shown, beside=beside_form(request, case))


def _sent(request: HttpRequest, case: Case) -> HttpResponse:
    longer = pressed(request.POST.dict())
    if longer is not None:
        shown = facts_page(case, facts_with_sources(case), raw=longer)
        return desk_page(request, "facts", shown, beside=beside_form(request, case))
    reading = read_form(case, facts_with_sources(case), request.POST)
    if reading.errors:
        return _again(request, case, reading.errors)
    if not reading.found:
        nothing = Stopped(text("desk.facts.nothing"), UNPROCESSABLE)
        return _again(request, case, {}, nothing)
    try:
        stopped = attempt(lambda: _establish(request, case, reading.found))
    except InvalidFacts as invalid:
        return _again(request, case, {path: spoken(one) for path, one in invalid.errors.items()})
    if stopped is not None:
        case.refresh_from_db()
        return _again(request, case, {}, stopped)
    messages.success(request, text("desk.facts.done", n=len(reading.found)))
    return redirect("desk:case", case.number)


def _establish(request: HttpRequest, case: Case, found: dict[str, Found]) -> None:
    establish(
        case=case,
        by=officer(request),
        found=found,
        detail=request.POST.get("detail", "").strip()[:DETAIL_LENGTH],
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )


def _again(
    request: HttpRequest, case: Case, errors: dict[str, str], stopped: Stopped | None = None
) -> HttpResponse:
    shown = facts_page(
        case, facts_with_sources(case), raw=request.POST, errors=errors, stopped=stopped
    )
    status = stopped.status if stopped else UNPROCESSABLE
    return desk_page(request, "facts", shown, status=status, beside=beside_form(request, case))
