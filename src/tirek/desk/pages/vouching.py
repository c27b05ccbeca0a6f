"""The specialist asks the organisation that issued a paper whether it holds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Office, Role
from tirek.casework.actions.ask_to_vouch import ask_to_vouch
from tirek.casework.models import Case
from tirek.casework.queries.vouching import offices_to_ask, papers_of
from tirek.casework.refused import Refused
from tirek.casework.vouching_texts import vouching_texts
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.step import step_page
from tirek.desk.presenters.vouching import ask_fields
from tirek.procedure.vouching import Vouches
from tirek.web.access import officer, only_for
from tirek.web.step import attempt, blocked, seen_seq
from tirek.web.texts import text


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Which paper, which organisation, the button."""
    case = opened(request, number, "vouching")
    stopped = attempt(lambda: _ask(request, case)) if request.method == "POST" else None
    if request.method == "POST":
        if stopped is None:
            messages.success(request, text("desk.vouching.done"))
            return redirect("desk:case", number)
        case.refresh_from_db()
    fields = ask_fields(request, case, stopped)
    why_not = blocked(case, officer(request), "ConfirmationAsked")
    why_not = why_not or ("" if fields else text("desk.vouching.nobody"))
    shown = step_page(
        case, "vouching", blocked=why_not, stopped=stopped, fields=fields, judged=False
    )
    return desk_page(request, "step", shown, status=stopped.status if stopped else 200)


def _ask(request: HttpRequest, case: Case) -> None:
    paper, office = _chosen(request, case)
    ask_to_vouch(
        case=case,
        office=office,
        paper=paper,
        by=officer(request),
        at=timezone.now(),
        expected_seq=seen_seq(request),
    )


def _chosen(request: HttpRequest, case: Case) -> tuple[Vouches, Office]:
    """The paper that was named (the first where there is one), and who issued it."""
    papers = papers_of(case)
    sent, named = request.POST.get("office", ""), request.POST.get("paper", "")
    for paper in (one for one in papers if named in ("", one.registry)):
        office = offices_to_ask(case, paper).filter(pk=int(sent) if sent.isdecimal() else 0).first()
        if office is not None:
            return paper, office
    raise Refused(vouching_texts().refused["office_missing"], field="office")
