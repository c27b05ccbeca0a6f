"""Who begins to work for a person: checked against the exclusions of the act."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.desk.presenters.hours_of_work import hours_of, of_hours
from tirek.desk.presenters.hours_start import start_page
from tirek.kernel.identity import Iin, InvalidIdentity
from tirek.procedure.work.candidate import asked
from tirek.supply.actions.start_work import ANSWER, Told, start_work
from tirek.supply.queries.work import suppliers_at
from tirek.web.access import officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.step import errors_of
from tirek.web.texts import text
from tirek.web.typed import words_sent

YES, NO = "yes", "no"


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What was typed stays on the page; every exclusion that applies stands at its own answer."""
    case = of_hours(opened(request, number, "work"))
    errors, status = (
        errors_of(lambda: _start(request, case)) if request.method == "POST" else ({}, 200)
    )
    if request.method == "POST" and not errors:
        messages.success(request, text("desk.hours.started"))
        return redirect("desk:work", number)
    return desk_page(request, "form", start_page(request, case, errors), status=status)


def _start(request: HttpRequest, case: Case) -> None:
    chosen = request.POST.get("office", "")
    offices = suppliers_at(case.place)
    answers = {one.id: request.POST.get(f"{ANSWER}{one.id}") for one in asked(hours_of(case))}
    told = Told(
        office=offices.filter(pk=int(chosen)).first() if chosen.isdecimal() else None,
        full_name=words_sent(request, "full_name")[:300],
        iin=_iin(request.POST.get("iin", "")),
        born_on=day_sent(request, "born_on"),
        close_relative=request.POST.get("close_relative") == YES,
        answers={key: said == YES for key, said in answers.items() if said in (YES, NO)},
        sources=words_sent(request, "sources")[:1000],
        begins=day_sent(request, "begins"),
    )
    start_work(case=case, told=told, by=officer(request), at=timezone.now())


def _iin(typed: str) -> str:
    """Its twelve digits; what is none is told by the action."""
    try:
        return str(Iin.parse(typed))
    except InvalidIdentity:
        return typed
