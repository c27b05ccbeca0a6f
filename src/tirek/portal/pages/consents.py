"""Consents I gave: to what, when, in which words, and taking them back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.consents import consent_cards
from tirek.web.components import Action, Nothing, Page
from tirek.web.texts import text


@citizens_only
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The latest first, those taken back too."""
    context = {
        "page": Page(text("portal.consents.title"), back=reverse("cases")),
        "consents": consent_cards(citizen(request)),
        "nothing": Nothing(
            text("portal.consents.none"),
            text("portal.consents.none_text"),
            [Action(reverse("cases"), text("portal.cabinet.to_cabinet"))],
        ),
    }
    return render(request, "portal/consents.html", context)
