"""Where I am signed in and how I signed in before; sessions left open elsewhere end here."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.actions.end_sessions import end_other_sessions
from tirek.accounts.models import Role
from tirek.web.access import home_of, only_for
from tirek.web.access import officer as person
from tirek.web.components import Page
from tirek.web.sign_in_tables import elsewhere, open_table, past_table
from tirek.web.texts import text


@only_for(*Role)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET shows both lists; POST ends every session but this one."""
    user, at, here = person(request), timezone.now(), request.session.session_key or ""
    if request.method == "POST":
        ended = end_other_sessions(user=user, here=here, at=at)
        messages.success(request, text("web.sign_ins.ended", n=ended))
        return redirect("sign-ins")
    shown = {
        "page": Page(text("web.sign_ins.title"), back=home_of(user)),
        "open": open_table(user, here, at),
        "elsewhere": elsewhere(user, here, at),
        "past": past_table(user),
    }
    return render(request, "web/sign_ins.html", shown)
