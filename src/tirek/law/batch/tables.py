"""The law as small tables: the edition of a place on a day and in a month, values by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tirek.kernel.period import Month
from tirek.law.batch.column import Column
from tirek.law.batch.columns import Columns
from tirek.law.batch.share import ANY, Share, names_under, turns
from tirek.law.edition import Edition

Row = tuple[object, ...]
NEVER_AFTER = Month.at(2100, 1)
"""Values of the law are never told so far ahead, nor payments asked."""


@dataclass(frozen=True, eq=False)
class Tables:
    """The rows of every table of law for some places."""

    columns: Columns
    places: tuple[str, ...]
    shares: tuple[Share, ...]

    def editions_on(self) -> Iterator[Row]:
        """(place, since, until, share, begins, ends, edition, decides, *terms) by day.

        `begins` and `ends` are the months between which the act holds on the first day.
        """
        of_place = {one: share.name for share in self.shares for one in share.places}
        for place in self.places:
            for since, until, edition in turns(self.columns, place):
                share = of_place.get((place, since), ANY.name)
                span = self._months(place, since, until)
                yield (place, since, until, share, *span, *_edition(self.columns, edition))

    def _months(self, place: str, since: date, until: date) -> tuple[int, int]:
        """A lasting act that no other came before or beside holds in every month of a case."""
        reaching = self.columns.law.editions(self.columns.book).reaching(place)
        alone = len(reaching) == 1 and reaching[0].in_force.until is None
        return 0 if alone else _first_month_from(since), _first_month_from(until)

    def editions_in(self) -> Iterator[Row]:
        """(place, since, until, edition, decides, *terms): in force on the first day of months."""
        for place in self.places:
            for since, until, edition in turns(self.columns, place):
                begins, ends = _first_month_from(since), _first_month_from(until)
                if begins < ends:
                    yield (place, begins, ends, *_edition(self.columns, edition))

    @cached_property
    def values_in(self) -> tuple[Row, ...]:
        """(month, *values), from the first month of which something is known to the last."""
        return self._by_month(self.columns.values, self.columns.book.law_names)

    @property
    def values_on(self) -> tuple[Row, ...]:
        """(month, *values as of an application in that month)."""
        names = tuple(self.columns.book.law_on_application.values())
        return self._by_month(self.columns.on_application, names)

    def _by_month(self, asked: Sequence[Column], names: tuple[str, ...]) -> tuple[Row, ...]:
        columns = self.columns
        parameters = [columns.law.parameter_named(name) for name in names]
        if not parameters:
            return ()
        first = min(Month.of(one.value[0].from_) for one in parameters)
        last = min(max(Month.of(one.known_until) for one in parameters), NEVER_AFTER)
        known = columns.law.by_month(names)
        return tuple(
            (
                number,
                *(one.value(known[n](Month(number))) for one, n in zip(asked, names, strict=True)),
            )
            for number in range(first, last + 1)
        )

    @cached_property
    def known_months(self) -> tuple[int, int]:
        """The latest unbroken run of months in which every value of the law is known."""
        rows = list(self.values_in)
        while rows and None in rows[-1]:
            rows.pop()
        known = [row for row in rows if None not in row]
        broken = max((int(str(row[0])) for row in rows if None in row), default=0)
        run = [int(str(row[0])) for row in known if int(str(row[0])) > broken]
        return (run[0], run[-1]) if run else (1, 0)


def _first_month_from(day: date) -> int:
    """The first month that begins on the day or later."""
    return Month.of(day) + (day.day > 1)


def _edition(columns: Columns, edition: Edition) -> Row:
    names = names_under(columns, edition)
    terms = (one.value(names[one.name]) for one in columns.terms)
    return (edition.id, edition.mark != "to_verify", *terms)


def places_known(places: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order."""
    return tuple(sorted(set(places)))
