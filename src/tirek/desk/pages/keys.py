"""The keys of the desk, listed, and the switch that ends those of a single letter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.keys import KEYS
from tirek.web.access import only_for
from tirek.web.components import Page
from tirek.web.keys import COOKIE, OFF, sheet, switch
from tirek.web.texts import text


@only_for(*(role for role in Role if role != Role.CITIZEN))
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET lists; POST switches them off or on."""
    if request.method == "POST":
        answer = redirect("desk:keys")
        switch(request, answer)
        return answer
    return desk_page(
        request,
        "keys",
        Page(text("web.keys.title")),
        sheet=sheet(KEYS, lists=True),
        on=request.COOKIES.get(COOKIE) != OFF,
    )
