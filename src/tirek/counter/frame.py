"""What every page of the front office has around it: the office, the sections, who is here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tirek.accounts.models import OfficeKind
from tirek.counter.access import here
from tirek.counter.keys import KEYS
from tirek.web.components import Page, Tab, TabGroup
from tirek.web.keys import keys_of
from tirek.web.texts import spoken, text

SECTIONS = ("queue", "begun", "accepted", "results", "refusals", "represent")
PAPER = "key-in"


def counter_page(
    request: HttpRequest, template: str, page: Page, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The page in the frame of the front office."""
    frame = {
        "page": page,
        "sections": sections(request),
        "office": spoken(here(request).name),
        "keys": keys_of(request, KEYS, reverse("counter:keys")),
    }
    return render(request, f"counter/{template}.html", {**frame, **context}, status=status)


def sections(request: HttpRequest) -> list[TabGroup]:
    """The parts of the front office; a department keys in papers, and has its desk."""
    if here(request).kind != OfficeKind.DEPARTMENT:
        return [TabGroup("", [_tab(request, name) for name in SECTIONS])]
    desk = Tab(reverse("desk:queue"), text("counter.frame.desk"))
    return [TabGroup("", [*(_tab(request, name) for name in (*SECTIONS, PAPER)), desk])]


def _tab(request: HttpRequest, name: str) -> Tab:
    href = reverse(f"counter:{name}")
    key = name.replace("-", "_")
    return Tab(href, text(f"counter.frame.{key}"), chosen=request.path == href)
