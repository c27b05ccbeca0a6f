"""What every page of the desk has around it: the office, the sections, who is signed in."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tirek.accounts.models import Role
from tirek.desk.keys import KEYS
from tirek.web.access import CASE_ROLES, officer
from tirek.web.components import Page, Tab
from tirek.web.keys import keys_of
from tirek.web.texts import spoken, text

ON_CASES = ("queue", "board", "changes", "proactive", "complaints", "sms")
ON_MONEY = ("debts", "pay-reports")
OVERSEEN = ("queue", "board", "complaints", "indicators")
SECTIONS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(CASE_ROLES, ON_CASES),
    Role.HEAD: ("confirm-many", *ON_CASES, "runs", *ON_MONEY, "manager", "indicators", "deputies"),
    Role.MANAGER: ("manager", *OVERSEEN),
    Role.AUDITOR: ("audit", *OVERSEEN, "manager"),
    Role.LAWYER: ("law", "law-changes", "law-preview"),
    Role.ACCOUNTANT: ("accountant", "runs", "payments", *ON_MONEY),
    Role.COMMISSION: ("conclusions",),
    Role.ADMINISTRATOR: ("officers", "offices"),
    Role.SCHOOL: ("school",),
}
"""The parts of the desk that each role works in."""


def desk_page(
    request: HttpRequest, template: str, page: Page, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The page in the frame of the desk."""
    office = officer(request).office
    frame = {
        "page": page,
        "sections": sections(request),
        "office": spoken(office.name) if office else "",
        "keys": keys_of(request, KEYS, reverse("desk:keys")),
    }
    return render(request, f"desk/{template}.html", {**frame, **context}, status=status)


def sections(request: HttpRequest) -> list[Tab]:
    """The parts of the desk that the officer's role works in."""
    keys = SECTIONS.get(officer(request).role, ())
    addresses = {key: reverse(f"desk:{key}") for key in keys}
    if officer(request).role == Role.SPECIALIST:  # a department has a counter of its own
        addresses["counter"] = reverse("counter:queue")
    return [
        Tab(href, text(f"desk.frame.{key.replace('-', '_')}"), chosen=request.path == href)
        for key, href in addresses.items()
    ]
