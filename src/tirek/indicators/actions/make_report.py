"""The report of a place for a quarter or a year: made once, frozen."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from tirek.accounts.models import Office, OfficeKind
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.indicators.measures import Scope
from tirek.indicators.models import Report
from tirek.indicators.queries.figures import figures
from tirek.indicators.span import Span, quarter_of, year_of


class NotYet(Exception):
    """The time that the report is about has not passed."""


@transaction.atomic
def make_report(*, place: str, span: Span, at: datetime) -> Report:
    """The report of the place, made now if there is none: all services together, then each.

    Raises NotYet before the first day on which it can be made.
    """
    today = local_day(at)
    if today < span.report_from:
        raise NotYet(span.id)
    made = Report.objects.filter(place=place, span=span.id).first()
    return made or Report.objects.create(
        place=place,
        span=span.id,
        due_on=span.due_on,
        made_at=at,
        document={
            "counted": {"first": span.begins.isoformat(), "last": _last(span).isoformat()},
            "tables": [_table(place, service, span, today) for service in _services(place)],
        },
    )


def make_due_reports(*, at: datetime) -> list[Report]:
    """Every report of a department that can be made by now and is not: of the last ended quarter,
    of the year once its day has come."""
    today = local_day(at)
    last_quarter = quarter_of(quarter_of(today).begins - timedelta(days=1))
    spans = [span for span in (last_quarter, year_of(today)) if today >= span.report_from]
    offices = Office.objects.filter(kind=OfficeKind.DEPARTMENT)
    places = offices.order_by("place").values_list("place", flat=True).distinct()
    there = set(Report.objects.filter(span__in=[one.id for one in spans])
                .values_list("place", "span"))  # fmt: skip
    return [
        make_report(place=place, span=span, at=at)
        for place in places
        for span in spans
        if (place, span.id) not in there
    ]


def _services(place: str) -> list[str]:
    """All together, then each that anybody asked the place for."""
    cases = Case.objects.filter(place=place).order_by("service")
    return ["", *cases.values_list("service", flat=True).distinct()]


def _table(place: str, service: str, span: Span, today: date) -> dict[str, object]:
    scope = Scope(place, service, span.begins, span.counted_until, today)
    return {"service": service, "figures": [one.as_document() for one in figures(scope)]}


def _last(span: Span) -> date:
    return span.counted_until - timedelta(days=1)
