"""The law as small tables: the edition of a place on a day and in a month, the values of a month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tirek.kernel.period import Month
from tirek.law.batch.columns import Columns
from tirek.law.edition import Edition, term_values

Row = tuple[object, ...]
BEGINNING, END = date(1, 1, 1), date(9999, 12, 31)


def editions_by_day(columns: Columns, places: Iterable[str]) -> Iterator[Row]:
    """(place, since, until, edition, decides, *terms): the edition in force on each day."""
    editions = columns.law.editions(columns.book)
    for place in places:
        turns = {BEGINNING, END}
        for one in editions.reaching(place):
            turns |= {one.in_force.from_ or BEGINNING, one.in_force.until or END}
        days = sorted(turns)
        for since, until in zip(days, days[1:], strict=False):
            found = editions.on(place, since)
            if found is not None:
                yield (place, since, until, *_edition(columns, found))


def editions_by_month(
    columns: Columns, places: Iterable[str], first: Month, last: Month
) -> Iterator[Row]:
    """(place, month, edition, decides, *terms): the edition in force on the first day of each."""
    editions = columns.law.editions(columns.book)
    for place in places:
        for number in range(first, last + 1):
            found = editions.on(place, Month(number).first_day)
            if found is not None:
                yield (place, number, *_edition(columns, found))


def values_by_month(columns: Columns, first: Month, last: Month) -> Iterator[Row]:
    """(month, *values)."""
    known = columns.law.by_month(columns.book.law_names)
    for number in range(first, last + 1):
        values = (one.value(known[one.name](Month(number))) for one in columns.values)
        yield (number, *values)


def _edition(columns: Columns, edition: Edition) -> Row:
    names = {**term_values(edition), **columns.book.default_readings(edition.readings)}
    terms = (one.value(names[one.name]) for one in columns.terms)
    return (edition.id, edition.mark != "to_verify", *terms)
