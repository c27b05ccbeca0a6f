"""Where in a list that nobody counts the page stands; the filters stay in the address."""

from django.http import HttpRequest

from tirek.casework.queries.listing import Part
from tirek.web.components import Pages
from tirek.web.paging import pages_of

__all__ = ["pages_of", "parts_of"]


def parts_of(request: HttpRequest, part: Part) -> Pages | None:
    """Links to what comes before and after; None where all fits on one page."""
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
