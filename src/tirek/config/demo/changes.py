"""What two families of a place tell after the decision: one report waits, one is checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from tirek.accounts.models import User
from tirek.casework.actions.accept_change import accept_change
from tirek.casework.actions.report_change import report_change
from tirek.casework.models import Case
from tirek.config.demo.users import SERVICE
from tirek.procedure.deadline import ALMATY

CHECKED, WAITS = "school-ended", "moved"
EVENING, MORNING = time(20, 10), time(9, 40)


def told_after(place: str, specialist: User, on: date) -> Iterator[datetime]:
    """In the last week; a place without granted cases tells nothing."""
    day = on - timedelta(7)
    yield datetime.combine(day, EVENING, ALMATY).astimezone(UTC)
    granted = Case.objects.filter(
        place=place,
        service=SERVICE,
        stage__in=("granted", "in_payment"),
        applicant_user__isnull=False,
    )
    families = list(granted.order_by("pk")[:2])
    at = datetime.combine(day, EVENING, ALMATY).astimezone(UTC)
    for case, change in zip(families, (WAITS, CHECKED), strict=False):
        answers = {"on": (day - timedelta(5)).isoformat()}
        if change == WAITS:
            answers["where"] = "Көкшетау қаласы"
        assert case.applicant_user is not None  # filtered above
        report = report_change(
            case=case, by=case.applicant_user, change=change, answers=answers, at=at
        )
        if change == CHECKED:
            checked = datetime.combine(day + timedelta(1), MORNING, ALMATY).astimezone(UTC)
            yield checked
            accept_change(case=case, by=specialist, report=report.seq, answers=answers, at=checked)
