"""What every page of the desk has around it: the office, the sections, who is signed in."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tirek.accounts.bodies import handles_money
from tirek.accounts.models import Role
from tirek.desk.keys import KEYS
from tirek.web.access import officer
from tirek.web.components import Page, Tab, TabGroup
from tirek.web.keys import keys_of
from tirek.web.texts import spoken, text

Groups = Mapping[str, tuple[str, ...]]
ON_CASES = (
    "queue",
    "board",
    "changes",
    "proactive",
    "complaints",
    "certificate-register",
    "sms",
)
ON_SUPPLY = ("waiting", "market", "bought", "vouchers", "homes", "organisations", "mistakes")
ON_MONEY = ("debts", "pay-reports")
OF_MONEY = frozenset({"runs", "claims", *ON_MONEY})
"""What an office that pays nothing has no part in."""
OVERSEEN = ("queue", "board", "waiting", "certificate-register", "complaints", "indicators")
OF_SUPPLIER = (
    "orders",
    "sheets",
    "residents",
    "recipients",
    "offers",
    "my-contracts",
    "paid-to-me",
    "supplier",
)
OF_HEAD: Groups = {
    "casework": ("confirm-many", *ON_CASES),
    "supply": (*ON_SUPPLY, "guarantees"),
    "money": ("runs", "claims", *ON_MONEY),
    "department": ("manager", "indicators", "deputies"),
}
SECTIONS: Mapping[str, Groups] = {
    Role.SPECIALIST: {"casework": ON_CASES, "supply": ON_SUPPLY},
    Role.HEAD: OF_HEAD,
    Role.MANAGER: {"": ("manager", *OVERSEEN)},
    Role.AUDITOR: {"": ("audit", *OVERSEEN, "manager")},
    Role.LAWYER: {"": ("law", "law-changes", "law-preview")},
    Role.ACCOUNTANT: {"": ("accountant", "runs", "claims", "payments", *ON_MONEY)},
    Role.COMMISSION: {"": ("conclusions", "suppliers", "findings")},
    Role.ADMINISTRATOR: {"": ("officers", "offices", "commissions", "outages")},
    Role.SCHOOL: {"": ("school", "certificates")},
    Role.SUPPLIER: {"": OF_SUPPLIER},
}
"""The parts of the desk that each role works in, in groups where they are many."""


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


def sections(request: HttpRequest) -> list[TabGroup]:
    """The parts of the desk that the officer's role works in."""
    role, pays = officer(request).role, handles_money(officer(request).office)
    shown = {
        group: [key for key in keys if pays or key not in OF_MONEY]
        for group, keys in SECTIONS.get(role, {}).items()
    }
    groups = [
        TabGroup(text(f"desk.frame.{group}") if group else "", [_tab(request, key) for key in keys])
        for group, keys in shown.items()
        if keys
    ]
    if role == Role.SPECIALIST:  # a department has a counter of its own
        counter = Tab(reverse("counter:queue"), text("desk.frame.counter"))
        groups[0] = replace(groups[0], tabs=[*groups[0].tabs, counter])
    return _unfolded(groups, request.path)


def _unfolded(groups: list[TabGroup], path: str) -> list[TabGroup]:
    """The group of the section whose address the page's own begins with; the first for others."""
    nearness = [max(_shared(tab.href, path) for tab in group.tabs) for group in groups]
    nearest = nearness.index(max(nearness)) if groups else None
    return [replace(group, here=at == nearest) for at, group in enumerate(groups)]


def _shared(section: str, path: str) -> int:
    return len(section) if path.startswith(section) else 0


def _tab(request: HttpRequest, key: str) -> Tab:
    href = reverse(f"desk:{key}")
    return Tab(href, text(f"desk.frame.{key.replace('-', '_')}"), chosen=request.path == href)
