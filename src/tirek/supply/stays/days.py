"""How many days a home kept somebody: what a settlement with a home is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from tirek.supply.stays.homes import Row
from tirek.supply.stays.table import applied

BEGINS = ("Admitted", "CameBack", "Transferred")
"""Kinds of rows after which a person is in a home."""
ENDS = ("WentAway", "Transferred", "Discharged", "Died")
"""Kinds of rows after which the person is not in the home the person was in."""


def days_in(
    rows: Iterable[Row],
    home: str,
    first: date,
    last: date,
    readings: Mapping[str, str] | None = None,
) -> int:
    """On how many days from `first` to `last`, both counted, one person was in that home.

    `rows` are those of one person, in order; who has not left by `last` is still there. Raises
    LookupError for a reading that is not there.
    """
    whole = applied(readings or {})["border_days"] == "whole_days"
    found: set[date] = set()
    since, inside = first, ""
    for row in rows:
        if inside == home and row.kind in ENDS:
            found |= _between(since, row.on, first, last, whole)
            inside = ""
        if row.kind in BEGINS:
            since, inside = row.on, row.home
    if inside == home:
        found |= _between(since, last + timedelta(1), first, last, whole)
    return len(found)


def _between(begins: date, ends: date, first: date, last: date, whole: bool) -> set[date]:
    """The days of one time in the home that lie in the span; without its border days if so read."""
    begins, ends = (begins + timedelta(1), ends - timedelta(1)) if whole else (begins, ends)
    begins, ends = max(begins, first), min(ends, last)
    return {begins + timedelta(n) for n in range((ends - begins).days + 1)}
