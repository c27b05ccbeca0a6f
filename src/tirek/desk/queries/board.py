"""How many deadlines fall when, and on whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from tirek.accounts.models import User
from tirek.casework.models import UNDECIDED, Case
from tirek.casework.permissions import OVERSEERS, visible_to
from tirek.desk.queries.queue import WINDOWS, within


@dataclass(frozen=True)
class Row:
    """One officer ("" is nobody), or one place for whoever sees several; a count per window."""

    key: str
    name: str
    counts: Sequence[int]


def due_soon(user: User, today: date) -> QuerySet[Case]:
    """The undecided cases whose deadline has gone by or comes until the end of the week."""
    soon = within("overdue", today) | within("week", today) | within("tomorrow", today)
    return visible_to(user).filter(soon, stage__in=UNDECIDED, due_on__lte=today + timedelta(days=7))


def board(user: User, today: date) -> list[Row]:
    """Row by row; an officer or a place without such deadlines has none."""
    by_place = user.role in OVERSEERS
    columns = ("place", "place") if by_place else ("assigned_to", "assigned_to__full_name")
    counts = {window: Count("pk", filter=within(window, today)) for window in WINDOWS}
    found = due_soon(user, today).order_by().values_list(*dict.fromkeys(columns)).annotate(**counts)
    rows = []
    for line in found:
        key, name = (line[0], line[0]) if by_place else line[:2]
        rows.append(Row(str(key or ""), name or "", line[-len(WINDOWS) :]))
    return rows


def first_due(user: User, window: str, today: date, most: int) -> list[Case]:
    """The first cases of a window, the nearest deadline first."""
    cases = due_soon(user, today).filter(within(window, today)).select_related("subject")
    return list(cases.order_by("due_on", "pk")[:most])
