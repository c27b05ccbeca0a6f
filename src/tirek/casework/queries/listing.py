"""Lists of cases a part at a time: the next part begins where the last one ended.

No list is counted and nothing is skipped over, so that the thousandth part of a million cases
costs what the first one costs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Func, IntegerField, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.lookups import GreaterThan, LessThan

from tirek.casework.models import Case

Order = Literal["turn", "due", "received", "name", "number"]
COLUMNS: Mapping[Order, Sequence[str]] = {
    "turn": ("turn", "due_on", "pk"),
    "due": ("due_on", "pk"),
    "received": ("received_on", "pk"),
    "name": ("subject_key", "pk"),
    "number": ("number",),
}
LATEST_FIRST: frozenset[Order] = frozenset({"received"})
"""Other orders go up."""
MANY = 1000
"""Nobody reads that far: what is more is said to be more, and not counted."""


@dataclass(frozen=True)
class Part:
    """Some cases of a list; `after` and `before` are numbers to go on from, "" at its ends."""

    cases: list[Case]
    after: str = ""
    before: str = ""


def part(
    cases: QuerySet[Case],
    order: Order,
    size: int,
    *,
    among: QuerySet[Case],
    after: str = "",
    before: str = "",
    columns: Sequence[str] = (),
) -> Part:
    """The cases of a list behind the case numbered `after`, or those in front of `before`.

    `columns` are what is shown of a case and its people; where none are named, all is fetched.

    That case may have left the list, but is `among` those the user may see: any other says
    nothing. Every case of a list has a deadline: it gets one when it is registered.
    """
    down = order in LATEST_FIRST
    anchor = among.filter(number=before or after).first() if before or after else None
    backwards = bool(before and anchor)
    asked = cases.order_by(*_ordering(order, down=down is not backwards))
    if anchor:
        asked = asked.filter(_beyond(order, anchor, down=down is not backwards))
    keys = list(asked.values_list("pk", flat=True)[: size + 1])
    more, keys = len(keys) > size, keys[:size]
    if backwards:
        keys.reverse()
    if not keys:
        return Part([])
    # The people are fetched for what is shown, not for everything that was sorted.
    wide = Case.objects.select_related("applicant", "subject", "assigned_to")
    rows = (wide.only(*columns) if columns else wide).in_bulk(keys)
    found = [rows[key] for key in keys]
    return Part(
        found,
        after=found[-1].number if more or backwards else "",
        before=found[0].number if (more if backwards else anchor) else "",
    )


def at_most(cases: QuerySet[Case], most: int = MANY) -> int:
    """How many there are, counted no further than one more than `most`."""
    return cases.order_by()[: most + 1].count()


def at_most_of_each(
    cases: QuerySet[Case], column: str, values: Sequence[str], most: int = MANY
) -> list[int]:
    """The same of the cases that have each of the values in that column, asked at once."""
    asked = cases.filter(**{column: RawSQL("asked.value", ())}).order_by().values("pk")
    try:
        one, params = asked[: most + 1].query.sql_with_params()
    except EmptyResultSet:
        return [0] * len(values)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT count(*) FROM ({one}) counted)"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS asked(value, place) ORDER BY asked.place",
            [*params, list(values)],
        )
        return [found for (found,) in cursor.fetchall()]


def _ordering(order: Order, *, down: bool) -> list[str]:
    return [f"-{column}" if down else column for column in COLUMNS[order]]


def _beyond(order: Order, anchor: Case, *, down: bool) -> GreaterThan | LessThan:
    """Rows behind the anchor, said so that an index over the columns begins right there."""
    there = _row(*(F(column) for column in COLUMNS[order]))
    here = _row(*(Value(getattr(anchor, column)) for column in COLUMNS[order]))
    return LessThan(there, here) if down else GreaterThan(there, here)


def _row(*columns: F | Value) -> Func:
    """Several columns that PostgreSQL compares as one."""
    return Func(*columns, function="ROW", output_field=IntegerField())
