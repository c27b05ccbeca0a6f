"""The first page: what has happened to you, and what can be done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.portal.presenters.services import cards
from tirek.web.components import Page
from tirek.web.texts import text


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Situations of life in plain words."""
    context = {"page": Page(text("portal.start.title")), "cards": cards()}
    return render(request, "portal/start.html", context)
