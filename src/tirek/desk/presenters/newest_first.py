"""A list told from its newest row: the address of what is older, and of its beginning."""

from django.http import HttpRequest

from tirek.web.components import Pages

BEFORE = "before"
LARGEST = 2**63 - 1


def before(request: HttpRequest) -> int | None:
    """The row the page begins after; nonsense in the address is as if it were not there."""
    asked = request.GET.get(BEFORE, "")
    return int(asked) if asked.isascii() and asked.isdigit() and int(asked) <= LARGEST else None


def older_pages(request: HttpRequest, older: int | None) -> Pages | None:
    """Links to the older rows and back to the newest; None where all fits on one page."""
    query = request.GET.copy()
    was = query.pop(BEFORE, None)
    newest = f"?{query.urlencode()}"
    if older is not None:
        query[BEFORE] = str(older)
    if older is None and not was:
        return None
    return Pages(
        previous=newest if was else "", next=f"?{query.urlencode()}" if older is not None else ""
    )
