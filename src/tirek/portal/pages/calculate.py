"""What would I get? Without signing in, from the same norms as the real decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.law.catalogue import the_law
from tirek.portal.found import calculated_service_named
from tirek.portal.presenters import calculator
from tirek.web.texts import spoken, text

UNPROCESSABLE = 422


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions; once they are answered in the address, the answer above them."""
    service, law, today = calculated_service_named(slug), the_law(), timezone.localdate()
    raw = request.GET.dict()
    asked = calculator.PLACE in raw
    found = calculator.read(service, law, raw, today) if asked else None
    groups = calculator.groups(service, law, raw if asked else None, found, today)
    problems = calculator.problems(groups)
    view = calculator.decided(service, law, found) if found and not problems else None
    page = calculator.CalculatorPage(
        title=text("portal.calculate.title"),
        heading=spoken(service.passport.name),
        back=reverse("service", args=[slug]),
        problems=problems,
        groups=groups,
        view=view,
        answer=text(f"portal.calculate.{view.outcome}") if view else "",
        assumptions=[spoken(assumed) for assumed in service.form.assumptions()],
        apply=f"{reverse('apply', args=[slug])}?{request.GET.urlencode()}",
    )
    status = UNPROCESSABLE if problems else 200
    return render(request, "portal/calculate.html", {"page": page}, status=status)
