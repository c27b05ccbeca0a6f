"""What every page of the desk has around it: the office, the sections, who is signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tirek.accounts.models import Role
from tirek.web.access import officer
from tirek.web.components import Page, Tab
from tirek.web.texts import spoken, text


def desk_page(
    request: HttpRequest, template: str, page: Page, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The page in the frame of the desk."""
    office = officer(request).office
    frame = {
        "page": page,
        "sections": sections(request),
        "office": spoken(office.name) if office else "",
    }
    return render(request, f"desk/{template}.html", {**frame, **context}, status=status)


def sections(request: HttpRequest) -> list[Tab]:
    """The parts of the desk that the officer's role works in."""
    key = "payments" if officer(request).role == Role.ACCOUNTANT else "queue"
    href = reverse(f"desk:{key}")
    return [Tab(href, text(f"desk.frame.{key}"), chosen=request.path == href)]
