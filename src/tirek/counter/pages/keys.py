"""The keys of the counter, listed, and the switch that ends those of a single letter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tirek.counter.access import at_counter, here
from tirek.counter.frame import counter_page
from tirek.counter.keys import KEYS, chords
from tirek.web.components import Page
from tirek.web.keys import COOKIE, OFF, sheet, switch
from tirek.web.texts import text


@at_counter
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET lists; POST switches them off or on."""
    here(request)
    if request.method == "POST":
        answer = redirect("counter:keys")
        switch(request, answer)
        return answer
    return counter_page(
        request,
        "keys",
        Page(text("web.keys.title")),
        sheet=sheet(KEYS, lists=True),
        chords=chords(),
        on=request.COOKIES.get(COOKIE) != OFF,
    )
