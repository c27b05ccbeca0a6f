"""The rate of contributions of a month: no act at hand prints one, so a department enters it."""

from __future__ import annotations

from tirek.law.catalogue import the_law
from tirek.payments.models import ContributionRate


def rate_on(service: str, place: str, month: str) -> ContributionRate | None:
    """The one of the place that a head agreed to, else of the nearest place above that has one.

    None where nobody entered a rate: then contributions are not worked out, and that is said.
    """
    upward = [one.id for one in the_law().regions.upward(place)]
    agreed = ContributionRate.objects.filter(
        service=service, place__in=upward, since__lte=month, word__agreed=True
    )
    found = {one.place: one for one in agreed.order_by("since", "pk")}
    return next((found[one] for one in upward if one in found), None)
