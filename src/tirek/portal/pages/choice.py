"""My choice of a supplier, and my order."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.choices import own_choice
from tirek.portal.presenters.choice import choice_page


@citizens_only
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Only for the one whose case it is."""
    choice = own_choice(citizen(request), number)
    shown = choice_page(choice, timezone.localdate())
    return render(request, "portal/choice.html", {"page": shown})
