"""The figure of a year that nothing measures: a manager enters it."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.figures_asked import Asked
from tirek.desk.frame import desk_page
from tirek.desk.presenters.indicators import about
from tirek.indicators.actions.enter import enter
from tirek.indicators.quality import Indicator, quality
from tirek.indicators.span import year_of
from tirek.web.access import officer, only_for, place_of
from tirek.web.components import Field, Page, Problem
from tirek.web.step import attempt
from tirek.web.texts import spoken, text


@only_for(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, indicator_id: str) -> HttpResponse:
    """For the place and service in the address, in the year of its quarter."""
    place_of(request)
    indicator = _entered_by_hand(indicator_id)
    asked = Asked.of(officer(request), request.GET, timezone.localdate())
    typed, error = request.POST.get("percent", ""), ""
    if request.method == "POST":
        stopped = attempt(
            lambda: enter(
                indicator=indicator, place=asked.place, service=asked.service,
                year=asked.span.begins.year, typed=typed, by=officer(request), at=timezone.now(),
            )
        )  # fmt: skip
        if stopped is None:
            return redirect(f"{reverse('desk:indicators')}?{asked.query}")
        error = stopped.why
    field = Field("percent", text("desk.indicators.percent"), value=typed, error=error, width=5,
                  suffix="%", inputmode="decimal")  # fmt: skip
    back = f"{reverse('desk:indicator', args=[indicator.id])}?{asked.query}"
    shown = Page(spoken(indicator.name), back, [Problem.of(field)] if error else [])
    of_the_year = replace(asked, span=year_of(asked.span.begins))
    return desk_page(
        request, "enter_indicator", shown, status=422 if error else 200,
        field=field, about=about(of_the_year),
    )  # fmt: skip


def _entered_by_hand(indicator_id: str) -> Indicator:
    for one in quality().indicators:
        if one.id == indicator_id and one.how == "entered":
            return one
    raise Http404
