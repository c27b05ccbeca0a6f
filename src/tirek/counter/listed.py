"""A list of the counter a page at a time, and what was searched for in it."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

ON_A_PAGE = 50


def sought_in(request: HttpRequest) -> str:
    """What was typed into the search box."""
    return request.GET.get("q", "").replace("\0", "").strip()[:100]


def page_of(request: HttpRequest, found: QuerySet[Any]) -> "Page[Any]":
    """The part of the list that the address asks for; the last one where it asks for more."""
    return Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
