"""The reports an officer may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tirek.accounts.models import User
from tirek.casework.permissions import OVERSEERS
from tirek.indicators.models import Report
from tirek.indicators.queries.scope import READERS


def reports_of(user: User) -> QuerySet[Report]:
    """Of the own place, for overseers of the places below too; the last ones first."""
    if not user.is_active or user.role not in READERS or user.place is None:
        return Report.objects.none()
    theirs = Q(place=user.place)
    if user.role in OVERSEERS:
        theirs |= Q(place__startswith=f"{user.place}/")
    return Report.objects.filter(theirs)
