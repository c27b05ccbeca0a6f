"""How did it go: a few questions after the decision, once, to be left out at will."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.indicators.actions.answer import answer
from tirek.indicators.queries.satisfaction import can_answer, questions
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.web.components import Choice, Field, Problem
from tirek.web.forms import FormPage
from tirek.web.texts import spoken, text

YES_NO = {"yes": True, "no": False}


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What is answered is kept without the name; that it was answered is kept with the case."""
    user = citizen(request)
    case = own_case(user, number)
    if not can_answer(user, case):
        return redirect("case", number=number)
    if request.method != "POST":
        return _asked(request, case, "")
    said = {
        one.id: YES_NO[request.POST[one.id]]
        for one in questions(case)
        if request.POST.get(one.id) in YES_NO
    }
    try:
        answer(case=case, by=user, said=said, at=timezone.now())
    except Refused as refused:
        return _asked(request, case, spoken(refused.text))
    return render(request, "portal/thanks.html", {"page": _page(case, request, "")})


def _asked(request: HttpRequest, case: Case, problem: str) -> HttpResponse:
    shown = {"page": _page(case, request, problem), "page_base": "portal/base.html"}
    return render(request, "portal/satisfaction.html", shown, status=422 if problem else 200)


def _page(case: Case, request: HttpRequest, problem: str) -> FormPage:
    fields = [
        _field(one.id, spoken(one.question or one.name), request.POST.get(one.id, ""))
        for one in questions(case)
    ]
    return FormPage(
        title=text("portal.satisfaction.title"),
        back=reverse("case", args=[case.number]),
        problems=[Problem(problem, f"#{fields[0].first_id}")] if problem else [],
        heading=text("portal.satisfaction.title"),
        hint=text("portal.satisfaction.hint"),
        fields=fields,
    )


def _field(name: str, label: str, value: str) -> Field:
    choices = [Choice(key, text(f"portal.satisfaction.{key}"), chosen=key == value)
               for key in YES_NO]  # fmt: skip
    return Field(name, label, kind="radios", choices=choices, optional=True)
