"""A list told from its newest row: the address of what is older, and of its beginning."""

from django.http import HttpRequest

from tirek.web.address import address_with
from tirek.web.components import Pages

BEFORE = "before"
LARGEST = 2**63 - 1


def before(request: HttpRequest) -> int | None:
    """The row the page begins after; nonsense in the address is as if it were not there."""
    asked = request.GET.get(BEFORE, "")
    return int(asked) if asked.isascii() and asked.isdigit() and int(asked) <= LARGEST else None


def older_pages(request: HttpRequest, older: int | None) -> Pages | None:
    """Links to the older rows and back to the newest; None where all fits on one page."""
    is_newest = BEFORE not in request.GET
    if older is None and is_newest:
        return None
    return Pages(
        previous="" if is_newest else address_with(request, without=[BEFORE]),
        next="" if older is None else address_with(request, **{BEFORE: str(older)}),
    )
