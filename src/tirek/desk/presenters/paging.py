"""Where in a list that nobody counts the page stands; the filters stay in the address."""

from django.http import HttpRequest

from tirek.casework.queries.listing import Part
from tirek.web.address import address_with
from tirek.web.components import Pages


def parts_of(request: HttpRequest, part: Part) -> Pages | None:
    """Links to what comes before and after; None where all fits on one page."""
    if not part.after and not part.before:
        return None
    before = address_with(request, without=["after"], before=part.before)
    after = address_with(request, without=["before"], after=part.after)
    return Pages(previous=before if part.before else "", next=after if part.after else "")
