"""What the pictures of a place are drawn from: counts of days, and what lies open at the moment.

Each asks for a bounded number of rows, however many cases there are: days that are over were
counted by `actions.count_days`, open cases and open complaints are few among many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum

from tirek.appeals.models import OPEN, Complaint
from tirek.casework.models import UNDECIDED, Case
from tirek.indicators.measures import OF_SERVICE, Scope
from tirek.indicators.models import Answer, CountedUntil, DayOfPlace, ListedSum, StageStay
from tirek.indicators.queries.scope import in_scope
from tirek.kernel.period import Month

Counts = Any
"""Rows of a place and its counts: dictionaries, as Django makes them."""

DAYS_OF_WAITING = 30
"""Waiting is told of the last days: an office changes its windows."""

WAITED = f"""
    SELECT extract(hour FROM taken.at AT TIME ZONE 'Asia/Almaty')::int AS hour, count(*),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM served.at - taken.at)),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM served.at - taken.at))
    FROM accounts_office o
    JOIN reception_ticket t ON t.office_id = o.id AND t.day >= %(begins)s AND t.day < %(ends)s
    JOIN reception_ticketevent taken ON taken.ticket_id = t.id AND taken.kind = 'Taken'
    JOIN reception_ticketevent served ON served.ticket_id = t.id AND served.kind = 'Served'
    WHERE (o.place = %(place)s OR o.place LIKE %(below)s)
      AND {OF_SERVICE.format(row="t")}
    GROUP BY 1 ORDER BY 1
"""


@dataclass(frozen=True)
class Stay:
    """A stage: how many cases left it in the time, after how many hours, how many are in it."""

    stage: str
    service: str
    left: int
    median: int
    ninth: int
    here: int


@dataclass(frozen=True)
class Hour:
    """An hour of the day: how many were served of those who came in it, seconds waited."""

    hour: int
    served: int
    median: int
    ninth: int


@dataclass(frozen=True)
class PlaceRow:
    """One place in figures: the time asked about, and the open things of today."""

    place: str
    received: int = 0
    decided: int = 0
    in_time: int = 0
    undecided: int = 0
    overdue: int = 0
    complaints: int = 0
    satisfied: int = 0
    answered: int = 0


def counted_until() -> date | None:
    """The first day that is not counted; None where nothing is."""
    last = CountedUntil.objects.order_by("-day").first()
    return last.day if last else None


def stays(scope: Scope) -> list[Stay]:
    """Each stage that was left in the time or has a case in it now, in no order."""
    found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    services: dict[str, str] = {}
    counts = _days(StageStay.objects.all(), scope).values_list("stage", "service", "hours")
    for stage, service, hours, cases in counts.annotate(Sum("cases")).order_by():
        found[stage][hours] += cases
        services.setdefault(stage, service)
    open_now = in_scope(Case.objects.filter(stage__in=UNDECIDED), scope).order_by()
    here: dict[str, int] = defaultdict(int)
    for stage, service, cases in open_now.values_list("stage", "service").annotate(Count("pk")):
        here[stage] += cases
        services.setdefault(stage, service)
    return [
        Stay(
            stage,
            service,
            left=sum(found[stage].values()),
            median=_reached(found[stage], 5),
            ninth=_reached(found[stage], 9),
            here=here[stage],
        )
        for stage, service in services.items()
    ]


def _reached(counts: Mapping[int, int], tenths: int) -> int:
    """The value that so many tenths do not exceed; 0 for nothing."""
    wanted, passed = sum(counts.values()) * tenths, 0
    for value in sorted(counts):
        passed += counts[value] * 10
        if passed >= wanted:
            return value
    return 0


def listed(scope: Scope, months: Sequence[Month]) -> dict[tuple[str, str], int]:
    """Tiyn by (place, month of the register)."""
    names = [str(month) for month in months]
    sums = in_scope(ListedSum.objects.filter(month__in=names), scope).order_by()
    return {
        (place, month): tiyn
        for place, month, tiyn in sums.values_list("place", "month").annotate(Sum("tiyn"))
    }


def waited(scope: Scope) -> list[Hour]:
    """The hours of the last thirty days in which anybody came who was served."""
    ends = scope.today + timedelta(days=1)
    values = scope.values(0) | {"begins": ends - timedelta(days=DAYS_OF_WAITING), "ends": ends}
    with connection.cursor() as cursor:
        cursor.execute(WAITED, values)
        return [Hour(hour, n, round(half), round(ninth)) for hour, n, half, ninth in cursor]


def places(scope: Scope) -> list[PlaceRow]:
    """Each place of the scope in which anything happened or lies open."""
    rows: dict[str, dict[str, int]] = defaultdict(dict)
    days = _days(DayOfPlace.objects.all(), scope).values("place").order_by()
    sums = {f"{name}_": Sum(name) for name in ("received", "decided", "in_time")}
    for counts in (
        days.annotate(**sums), _open_cases(scope), _open_complaints(scope), _answers(scope)
    ):  # fmt: skip
        for row in counts:
            # An annotation may not be called like a column.
            rows[row.pop("place")] |= {name.rstrip("_"): count for name, count in row.items()}
    return [PlaceRow(place, **row) for place, row in rows.items()]


def months_of(scope: Scope) -> list[Month]:
    """The twelve months that end with the last one of the scope that has begun."""
    last = Month.of(min(scope.today, scope.ends - timedelta(days=1)))
    return [Month(last - back) for back in range(11, -1, -1)]


def _open_cases(scope: Scope) -> Counts:
    undecided = in_scope(Case.objects.filter(stage__in=UNDECIDED), scope).order_by()
    return undecided.values("place").annotate(
        undecided=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=scope.today))
    )


def _open_complaints(scope: Scope) -> Counts:
    found = Complaint.objects.filter(stage__in=OPEN).order_by()
    found = in_scope(found, scope, service="case__service")
    return found.values("place").annotate(complaints=Count("pk"))


def _answers(scope: Scope) -> Counts:
    months = Answer.objects.filter(month__gte=scope.begins, month__lt=scope.ends).order_by()
    return in_scope(months, scope).values("place").annotate(
        satisfied_=Count("pk", filter=Q(satisfied=True)), answered=Count("pk")
    )  # fmt: skip


def _days(rows: QuerySet[Any], scope: Scope) -> Any:
    return in_scope(rows.filter(day__gte=scope.begins, day__lt=scope.ends), scope)
