"""What Tirek knows of me: every fact of my cases, with who told it and when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.my_data import about_me, known_in_cases
from tirek.web.components import Page
from tirek.web.texts import text


@citizens_only
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Who I am, then case by case."""
    user = citizen(request)
    context = {
        "page": Page(text("portal.my_data.title"), back=reverse("cases")),
        "me": about_me(user),
        "cases": known_in_cases(user),
    }
    return render(request, "portal/my_data.html", context)
