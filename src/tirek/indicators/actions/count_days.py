"""Count the days that are over, so that a picture of a year is asked for in a moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Min

from tirek.casework.local_day import local_day, midnight
from tirek.casework.models import Event
from tirek.indicators.models import CountedUntil, StageStay
from tirek.indicators.queries.monitoring import StageRow, rows_of

AT_ONCE = timedelta(days=31)
"""Days that are counted in one transaction."""
CASES_AT_ONCE = 2000
BACK = timedelta(days=3 * 366)
"""How far back a first count goes: older years are in the reports."""
HOUR, HOURS_IN_DAY, DAYS_APART = 3600, 24, 96
# Any number that nothing else in the database locks: days are counted by one at a time.
LOCK = 20_261_122

CAME_AND_WENT = """
    INSERT INTO indicators_dayofplace (day, place, service, received, decided, in_time)
    SELECT (e.at AT TIME ZONE 'Asia/Almaty')::date AS day, c.place, c.service,
           count(*) FILTER (WHERE e.kind = 'Submitted'),
           count(*) FILTER (WHERE e.kind = 'Decided'),
           count(*) FILTER (WHERE e.kind = 'Decided'
                              AND (e.at AT TIME ZONE 'Asia/Almaty')::date <= c.due_on)
    FROM casework_event e JOIN casework_case c ON c.id = e.case_id
    WHERE e.at >= %(begins)s AND e.at < %(ends)s AND e.kind IN ('Submitted', 'Decided')
    GROUP BY 1, 2, 3
"""
LISTED = """
    INSERT INTO indicators_listedsum (register_id, place, month, service, lines, tiyn)
    SELECT r.id, r.place, r.month, l.service, count(*), sum(l.amount_tiyn)
    FROM payments_paymentregister r JOIN payments_paymentline l ON l.register_id = r.id
    WHERE r.made_at >= %(begins)s AND r.made_at < %(ends)s
    GROUP BY r.id, l.service
"""


def count_days(*, at: datetime) -> int:
    """Count every day that is over and not counted yet; how many days that were.

    A day is counted once, as it stood when it was over. A case whose chain was tampered with is
    left out of the stays at stages, but not of what came, was decided or listed: the audit
    names it.
    """
    counted, today = 0, local_day(at)
    while days := _next(today, at):
        counted += days
    return counted


@transaction.atomic
def _next(today: date, at: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    begins = _first(today)
    if begins is None or begins >= today:
        return 0
    ends = min(begins + AT_ONCE, today)
    _count_stays(begins, ends)
    # Instants: the session of the database may live in another time zone than the days.
    between = {"begins": midnight(begins), "ends": midnight(ends)}
    with connection.cursor() as cursor:
        cursor.execute(CAME_AND_WENT, between)
        cursor.execute(LISTED, between)
    CountedUntil.objects.create(day=ends, at=at)
    return (ends - begins).days


def _first(today: date) -> date | None:
    """The first day not counted yet; None where nothing ever happened."""
    last = CountedUntil.objects.order_by("-day").first()
    if last is not None:
        return last.day
    began = Event.objects.aggregate(first=Min("at"))["first"]
    return None if began is None else max(local_day(began), today - BACK)


def _count_stays(begins: date, ends: date) -> None:
    counts: Counter[tuple[date, str, str, str, int]] = Counter()
    for row in _rows_of_moved(begins, ends):
        if row.ended_at is not None and begins <= local_day(row.ended_at) < ends:
            counts[local_day(row.ended_at), row.place, row.service, row.stage, _hours(row)] += 1
    StageStay.objects.bulk_create(
        (
            StageStay(day=day, place=place, service=service, stage=stage, hours=hours, cases=cases)
            for (day, place, service, stage, hours), cases in counts.items()
        ),
        batch_size=2000,
    )


def _rows_of_moved(begins: date, ends: date) -> Iterator[StageRow]:
    """The stages of the cases something happened to, some cases at a time.

    Asked for all of them at once through a cursor, PostgreSQL would walk every chain there is to
    have the first ones soon.
    """
    moved = Event.objects.filter(at__gte=midnight(begins), at__lt=midnight(ends))
    cases = sorted(set(moved.order_by().values_list("case", flat=True)))
    for first in range(0, len(cases), CASES_AT_ONCE):
        chains = Event.objects.filter(case__in=cases[first : first + CASES_AT_ONCE])
        yield from rows_of(chains, skip_broken=True)


def _hours(row: StageRow) -> int:
    assert row.ended_at is not None
    hours = int((row.ended_at - row.begun_at).total_seconds()) // HOUR
    return hours if hours < DAYS_APART else hours - hours % HOURS_IN_DAY
