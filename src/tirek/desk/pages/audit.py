"""Proof: the last walk through the register, a new one for the asking, the chain of one case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.audit.actions.walk import ask_for_walk
from tirek.desk.frame import desk_page
from tirek.desk.presenters.audit import audit_view
from tirek.web.access import officer, only_for, place_of
from tirek.web.components import Page, Problem
from tirek.web.texts import text


@only_for(Role.AUDITOR)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """To ask for a walk is all that can be sent."""
    place_of(request)
    user = officer(request)
    if request.method == "POST":
        ask_for_walk(by=user, at=timezone.now())
        messages.success(request, text("desk.audit.asked_now"))
        return redirect("desk:audit")
    view = audit_view(request, user)
    problems = [Problem.of(view.number)] if view.number.error else []
    shown = Page(text("desk.audit.title"), problems=problems)
    return desk_page(request, "audit", shown, view=view)
