"""The figures: norm, target, and what is known of the actual value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from django.db import connection
from django.db.models import Count, Q

from tirek.indicators.measures import MEASURES, Scope
from tirek.indicators.models import Answer, Entry
from tirek.indicators.quality import Indicator, quality
from tirek.indicators.queries.scope import in_scope

Unknown = Literal["nothing_happened", "nobody_answered", "not_entered"]
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Figure:
    """An indicator and its actual value: `met` of `of`, or the percentage that was entered.

    `unknown` says why there is no value.
    """

    indicator: Indicator
    met: int = 0
    of: int = 0
    entered: Decimal | None = None
    unknown: Unknown | None = None

    @property
    def percent(self) -> Decimal | None:
        """With two digits, half up; None where it is not known."""
        return self.entered if self.of == 0 else share(self.met, self.of)

    @property
    def meets_norm(self) -> bool | None:
        return self._meets(self.indicator.norm)

    @property
    def meets_target(self) -> bool | None:
        return self._meets(self.indicator.target)

    def _meets(self, wanted: Decimal | None) -> bool | None:
        """As exact as the counts are: 89.996 % is not 90 %."""
        if self.of:
            return self.indicator.meets(Decimal(100 * self.met) / self.of, wanted)
        return None if self.entered is None else self.indicator.meets(self.entered, wanted)

    def as_document(self) -> dict[str, Any]:
        """JSON-ready, with everything a report prints."""
        one = self.indicator
        return {
            "id": one.id,
            "group": one.group,
            "name": one.name.as_dict(),
            "norm": _written(one.norm),
            "target": _written(one.target),
            "actual": _written(self.percent),
            "met": self.met if self.of else None,
            "of": self.of or None,
            "meets_norm": self.meets_norm,
            "unknown": self.unknown,
        }


def share(met: int, of: int) -> Decimal:
    """met of `of` in percent with two digits, half up. ValueError for a share of nothing."""
    if not 0 <= met <= of or of == 0:
        raise ValueError(f"{met} of {of} is no share")
    return (Decimal(100 * met) / of).quantize(HUNDREDTH, ROUND_HALF_UP)


def figures(scope: Scope) -> list[Figure]:
    """Every indicator of the table, in its order."""
    return [figure(one, scope) for one in quality().indicators]


def figure(indicator: Indicator, scope: Scope) -> Figure:
    """The indicator in that place, service and time."""
    if indicator.how == "events":
        return _of_events(indicator, scope)
    return (
        _of_answers(indicator, scope) if indicator.how == "answers" else _entered(indicator, scope)
    )


def _of_events(indicator: Indicator, scope: Scope) -> Figure:
    query = f"SELECT count(*) FILTER (WHERE met), count(*) FROM ({MEASURES[indicator.measure]}) q"
    with connection.cursor() as cursor:
        cursor.execute(query, scope.values(indicator.minutes))
        met, of = cursor.fetchone()
    return Figure(indicator, met, of, unknown=None if of else "nothing_happened")


def _of_answers(indicator: Indicator, scope: Scope) -> Figure:
    months = Answer.objects.filter(indicator=indicator.id, month__gte=scope.begins)
    counted = in_scope(months.filter(month__lt=scope.ends), scope).aggregate(
        met=Count("pk", filter=Q(satisfied=True)), of=Count("pk")
    )
    return Figure(indicator, **counted, unknown=None if counted["of"] else "nobody_answered")


def _entered(indicator: Indicator, scope: Scope) -> Figure:
    """The figure of the year; of one service only where that service was asked for."""
    entries = Entry.objects.filter(indicator=indicator.id, year=scope.begins.year)
    last = entries.filter(place=scope.place, service=scope.service).last()
    if last is None:
        return Figure(indicator, unknown="not_entered")
    return Figure(indicator, entered=last.percent)


@dataclass(frozen=True)
class Behind:
    """One thing behind a figure: the number of its case ("" for none), its name, met or not."""

    id: int
    number: str
    label: str
    met: bool


def behind(
    indicator: Indicator, scope: Scope, *, met: bool | None, after: int, limit: int
) -> Sequence[Behind]:
    """What the figure was counted from, page by page: rows with an id above `after`.

    `met` narrows it to those that are met or not. Answers of people are tied to no case and
    have nothing behind them.
    """
    if indicator.how != "events":
        return []
    query = (
        f"SELECT id, number, label, met FROM ({MEASURES[indicator.measure]}) q"
        " WHERE id > %(after)s AND (%(wanted)s IS NULL OR met = %(wanted)s)"
        " ORDER BY id LIMIT %(limit)s"
    )
    values = {**scope.values(indicator.minutes), "after": after, "wanted": met, "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [Behind(*row) for row in cursor.fetchall()]


def _written(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
