"""When which sum is expected, and what was listed for payment."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.payments import payments_of
from tirek.web.components import Action, Nothing, Page
from tirek.web.texts import text


@citizens_only
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """A grid of months on a wide screen, a list on a phone."""
    context = {
        "page": Page(text("portal.payments.title"), back=reverse("cases")),
        "calendar": payments_of(citizen(request), timezone.localdate()),
        "nothing": Nothing(
            text("portal.payments.none"),
            text("portal.payments.none_text"),
            [Action(reverse("start"), text("portal.cases.choose"))],
        ),
    }
    return render(request, "portal/payments.html", context)
