"""The reports an officer may see."""

from __future__ import annotations

from django.db.models import QuerySet

from tirek.accounts.bodies import services_in_hand
from tirek.accounts.models import User
from tirek.accounts.places import below
from tirek.casework.permissions import OVERSEERS
from tirek.indicators.models import Report
from tirek.indicators.queries.scope import READERS


def reports_of(user: User) -> QuerySet[Report]:
    """Of the own place, for overseers of the places below too; the last ones first."""
    if not user.is_active or user.role not in READERS or user.place is None:
        return Report.objects.none()
    if user.role in OVERSEERS:
        return Report.objects.filter(below(user.place))
    return Report.objects.filter(place=user.place)


def part_of(report: Report, user: User) -> Report:
    """The tables of the services of the user's office; a report of all is no business of a part."""
    among = services_in_hand(user)
    if among is not None:
        tables = [one for one in report.document["tables"] if one["service"] in among]
        report.document = {**report.document, "tables": tables}
    return report
