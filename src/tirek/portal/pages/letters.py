"""All letters of all one's cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.letters import letters_of
from tirek.web.components import Action, Nothing, Page
from tirek.web.texts import text


@citizens_only
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The latest first; what was not opened yet stands out."""
    context = {
        "page": Page(text("portal.letters.title"), back=reverse("cases")),
        "letters": letters_of(citizen(request)),
        "nothing": Nothing(
            text("portal.letters.none"),
            text("portal.letters.none_text"),
            [Action(reverse("cases"), text("portal.cabinet.to_cabinet"))],
        ),
    }
    return render(request, "portal/letters.html", context)
