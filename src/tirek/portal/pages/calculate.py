"""What would I get? Without signing in, from the same norms as the real decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from tirek.law.catalogue import Law, the_law
from tirek.portal.found import calculated_service_named
from tirek.portal.presenters import calculator
from tirek.portal.presenters.calculated import Answered, answered
from tirek.portal.presenters.calculator import AT, Raw, Reckoning
from tirek.procedure.service import Service
from tirek.web.components import Page, Problem, Progress
from tirek.web.record_buttons import list_of, pressed
from tirek.web.texts import spoken, text

UNPROCESSABLE = 422


@dataclass(frozen=True)
class CalculatorPage(Page):
    """A few questions, with what the other pages told; or the answer."""

    heading: str = ""
    groups: Sequence[calculator.Group] = ()
    kept: Sequence[tuple[str, str]] = ()
    where: Progress | None = None
    answer: Answered | None = None


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """A few questions a page; all answers stay in the address, none is kept here."""
    service, law, today = calculated_service_named(slug), the_law(), timezone.localdate()
    raw = request.GET.dict()
    longer = pressed(raw)
    if longer is not None and (at := calculator.page_of(service, list_of(raw))) is not None:
        found = calculator.Reckoning("", today, {}, {})  # nothing is judged before it is sent
        view = _asked(service, law, longer, found, at, today)
        return render(request, "portal/calculate.html", {"page": view})
    found = calculator.read(service, law, raw, today)
    wrong = calculator.page_wrong(service, found)
    every, sent = len(calculator.pages(service)), calculator.sent(service, raw)
    at = int(raw[AT]) - 1 if raw.get(AT, "") in map(str, range(1, every + 1)) else None
    number = wrong if wrong is not None else at if at is not None else sent
    if number < every:
        view = _asked(service, law, raw, found, number, today)
    else:
        view = CalculatorPage(
            title=text("portal.calculate.title"),
            heading=spoken(service.passport.name),
            back=reverse("service", args=[slug]),
            answer=answered(service, law, raw, found),
        )
    status = UNPROCESSABLE if view.problems else 200
    return render(request, "portal/calculate.html", {"page": view}, status=status)


def _asked(
    service: Service, law: Law, raw: Raw, found: Reckoning, number: int, today: date
) -> CalculatorPage:
    groups = calculator.groups(service, law, raw, found, number, today)
    kept = calculator.kept(service, raw, number)
    every = len(calculator.pages(service))
    step = max(number + 1, calculator.sent(service, raw))  # what was told is not asked again
    return CalculatorPage(
        title=text("portal.calculate.title"),
        heading=spoken(service.passport.name),
        back=_back(service, raw, number),
        problems=[one for group in groups for one in Problem.of_all(group.fields)],
        groups=groups,
        kept=[*kept, (calculator.STEP, str(step))],
        where=Progress(number + 1, every),
    )


def _back(service: Service, raw: Raw, number: int) -> str:
    """The page of questions before, with everything that was told."""
    if not number:
        return reverse("service", args=[service.slug])
    told = {name: value for name, value in raw.items() if name != "lang"}
    query = urlencode({**told, AT: str(number)})
    return f"{reverse('calculate', args=[service.slug])}?{query}"
