"""What the state buys for me: bought, awaits me, issued."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.bought import own_bought


@citizens_only
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Only for the one whose case it is."""
    shown = own_bought(own_case(citizen(request), number))
    return render(request, "portal/bought.html", {"page": shown})
