"""Where in a long list the page stands; the filters stay in the address."""

from typing import Any

from django.core.paginator import Page as PartOfList
from django.http import HttpRequest

from tirek.casework.queries.listing import Part
from tirek.web.components import Pages


def pages_of(request: HttpRequest, part: "PartOfList[Any]") -> Pages | None:
    """Links to the pages before and after; None where all fits on one."""
    if part.paginator.num_pages == 1:
        return None
    return Pages(
        number=part.number,
        of=part.paginator.num_pages,
        previous=_href(request, part.number - 1) if part.has_previous() else "",
        next=_href(request, part.number + 1) if part.has_next() else "",
    )


def _href(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


def parts_of(request: HttpRequest, part: Part) -> Pages | None:
    """The same for a list that nobody counts: it only knows what comes before and after."""
    if not part.after and not part.before:
        return None
    return Pages(
        previous=_from(request, "before", part.before) if part.before else "",
        next=_from(request, "after", part.after) if part.after else "",
    )


def _from(request: HttpRequest, name: str, number: str) -> str:
    query = request.GET.copy()
    for old in ("before", "after"):
        query.pop(old, None)
    query[name] = number
    return f"?{query.urlencode()}"
