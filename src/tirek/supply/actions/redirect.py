"""Who was to choose a kind that no supplier offers any more is bought for instead."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.places import below
from tirek.casework.local_day import local_day
from tirek.supply.actions.open_delivery import open_deliveries
from tirek.supply.course import NOBODYS, locked, take
from tirek.supply.models import Choice, Finding
from tirek.supply.queries.routes import kinds_by


def redirect_choices(*, finding: Finding, at: datetime) -> None:
    """End the choices in which nothing is ordered and nothing is left to choose; an order that
    was made goes on (a reading: the act does not say)."""
    found = Choice.objects.filter(
        below(finding.place, "case__place"),
        case__service=finding.service,
        stage__in=NOBODYS - {"queued"},
    )
    for choice in found.select_related("case").order_by("row__seq"):
        if not kinds_by("portal", choice.case, local_day(at)):
            take(locked(choice), "Redirected", by=None, at=at)
            open_deliveries(row=choice.row, by=None, at=at)
