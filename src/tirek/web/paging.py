"""Where in a long list the page stands; what narrows the list stays in the address."""

from typing import Any

from django.core.paginator import Page as PartOfList
from django.http import HttpRequest

from tirek.web.address import address_with
from tirek.web.components import Pages


def pages_of(request: HttpRequest, part: "PartOfList[Any]") -> Pages | None:
    """Links to the pages before and after; None where all fits on one."""
    if part.paginator.num_pages == 1:
        return None
    return Pages(
        number=part.number,
        of=part.paginator.num_pages,
        previous=address_with(request, page=str(part.number - 1)) if part.has_previous() else "",
        next=address_with(request, page=str(part.number + 1)) if part.has_next() else "",
    )
