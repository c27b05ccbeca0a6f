"""What every page of the desk has around it: the office, the sections, who is signed in."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

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
    "waiting",
    "market",
    "mistakes",
    "homes",
    "vouchers",
    "bought",
    "certificate-register",
    "changes",
    "proactive",
    "complaints",
    "sms",
)
ON_MONEY = ("debts", "pay-reports")
OVERSEEN = ("queue", "board", "waiting", "certificate-register", "complaints", "indicators")
OF_HEAD: Groups = {
    "casework": ("confirm-many", *ON_CASES),
    "money": ("runs", "claims", *ON_MONEY),
    "department": ("manager", "indicators", "deputies", "guarantees"),
}
OF_SUPPLIER = ("orders", "sheets", "residents", "offers", "my-contracts", "paid-to-me", "supplier")
SECTIONS: Mapping[str, Groups] = {
    Role.SPECIALIST: {"": ON_CASES},
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
    role = officer(request).role
    groups = [
        TabGroup(text(f"desk.frame.{group}") if group else "", [_tab(request, key) for key in keys])
        for group, keys in SECTIONS.get(role, {}).items()
    ]
    if role == Role.SPECIALIST:  # a department has a counter of its own
        counter = Tab(reverse("counter:queue"), text("desk.frame.counter"))
        groups[-1] = replace(groups[-1], tabs=[*groups[-1].tabs, counter])
    return groups


def _tab(request: HttpRequest, key: str) -> Tab:
    href = reverse(f"desk:{key}")
    return Tab(href, text(f"desk.frame.{key.replace('-', '_')}"), chosen=request.path == href)
