"""How many deadlines fall when, by officer, place or stage, for a picture and its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from django.db.models import Count, Q

from tirek.accounts.models import User
from tirek.accounts.places import below
from tirek.desk.queries.board import due_soon
from tirek.desk.queries.queue import within
from tirek.indicators.measures import Scope

By = Literal["officer", "place", "stage"]
COLUMNS: dict[By, tuple[str, ...]] = {
    "officer": ("assigned_to", "assigned_to__full_name"),
    "place": ("place",),
    "stage": ("stage", "service"),
}


@dataclass(frozen=True)
class Due:
    """One officer ("" is nobody), place or stage; each deadline is counted once.

    `counts` are those gone by, of today, of tomorrow and of the rest of the week; `name` is that
    of the officer, or a service that knows the stage.
    """

    key: str
    name: str
    counts: tuple[int, int, int, int]


def deadlines(user: User, scope: Scope, by: By) -> Sequence[Due]:
    """Whoever has none until the end of the week (and tomorrow) has no row."""
    today = scope.today
    found = due_soon(user, today).filter(below(scope.place))
    if scope.service:
        found = found.filter(service=scope.service)
    later = within("week", today) & Q(due_on__gt=today + timedelta(days=1))
    windows = {name: within(name, today) for name in ("overdue", "today", "tomorrow")}
    counts = {name: Count("pk", filter=one) for name, one in (windows | {"later": later}).items()}
    rows = found.order_by().values_list(*COLUMNS[by]).annotate(**counts)
    return _merged([(str(row[0] or ""), row[1:-4], row[-4:]) for row in rows])


def _merged(rows: Sequence[tuple[str, tuple[str, ...], tuple[int, ...]]]) -> list[Due]:
    """A stage that several services have is one row."""
    found: dict[str, Due] = {}
    for key, names, counts in rows:
        before = found.get(key)
        added = before.counts if before else (0, 0, 0, 0)
        first, second, third, fourth = (a + b for a, b in zip(added, counts, strict=True))
        name = before.name if before else (names[0] or "") if names else ""
        found[key] = Due(key, name, (first, second, third, fourth))
    return list(found.values())
