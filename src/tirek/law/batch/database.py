"""An engine that decides many cases: the law in its tables, the cases beside it, the steps run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from tirek.kernel.period import Month
from tirek.law.batch.column import NOT_KNOWN, TYPES, Column, literal
from tirek.law.batch.columns import Columns
from tirek.law.batch.dialect import Words, in_words_of
from tirek.law.batch.share import shares
from tirek.law.batch.steps import Span, steps_of
from tirek.law.batch.tables import Tables, places_known
from tirek.law.unknown import is_unknown

Typed = Sequence[tuple[str, str]]
AT_ONCE = 500
"""Rows of one INSERT."""


class Database(Protocol):
    """What is asked of an engine: to carry out a statement, and to hand over rows."""

    @property
    def words(self) -> Words: ...

    def run(self, sql: str) -> None: ...

    def rows(self, sql: str) -> list[tuple[Any, ...]]: ...


class Batch:
    """The law of some places in temporary tables of a database; nothing else there is touched."""

    def __init__(self, database: Database, columns: Columns, places: Iterable[str]) -> None:
        self.database, self.columns = database, columns
        self.places = known = places_known(places)
        self.shares = shares(columns, known)
        law = Tables(columns, known, self.shares)
        self._known_months = law.known_months
        terms = [one.typed for one in columns.terms]
        edition = [("edition", "VARCHAR"), ("decides", "BOOLEAN"), *terms]
        place, share = ("place", "VARCHAR"), ("share", "VARCHAR")
        days = [("since", "DATE"), ("until", "DATE")]
        months = [("since", "BIGINT"), ("until", "BIGINT")]
        self._table("editions_on", [place, *days, share, *edition], law.editions_on())
        self._table("editions_in", [place, *months, *edition], law.editions_in())
        values = [one.typed for one in columns.values]
        self._table("values_in", [("month", "BIGINT"), *values], law.values_in)

    def cases(self, cases: Iterable[tuple[int, str, Mapping[str, object]]]) -> None:
        """The table of cases: (id, place, facts by name as `factsheet.read` gives them)."""
        typed = [("id", "BIGINT"), ("place", "VARCHAR"), *fact_columns(self.columns.facts)]
        self._table("cases", typed, (_case_row(self.columns.facts, *one) for one in cases))

    def decide(self, *, since: Month | None = None, until: Month | None = None) -> None:
        """Fills `outcomes` and `dues` (`steps`): every case of the table `cases`.

        Raises UnknownPlace, and LookupError for a case of a place that was not named before.
        """
        for (place,) in self.database.rows("SELECT DISTINCT place FROM cases"):
            if place not in self.places:
                self.columns.law.regions.upward(place)
                raise LookupError(f"{place} was not among the places asked about")
        first, last = (None if one is None else int(one) for one in (since, until))
        span = Span(first, last, self._known_months)
        for share in self.shares:
            for step in steps_of(self.columns, share, span):
                self._made(step.name, in_words_of(self.database.words, step.sql))
        for name in ("outcomes", *(["dues"] if self.columns.book.period else [])):
            every = " UNION ALL ".join(f"SELECT * FROM {name}_{one.name}" for one in self.shares)
            self.database.run(f"DROP VIEW IF EXISTS {name}")
            self.database.run(f"CREATE TEMPORARY VIEW {name} AS {every}")

    def _made(self, name: str, sql: str) -> None:
        self.database.run(f"DROP TABLE IF EXISTS {name} CASCADE")
        self.database.run(f"CREATE TEMPORARY TABLE {name} AS {sql}")

    def _table(self, name: str, typed: Typed, rows: Iterable[tuple[object, ...]]) -> None:
        columns = ", ".join(f"{column} {kind}" for column, kind in typed)
        self.database.run(f"DROP TABLE IF EXISTS {name} CASCADE")
        self.database.run(f"CREATE TEMPORARY TABLE {name} ({columns})")
        found = list(rows)
        for at in range(0, len(found), AT_ONCE):
            written = ", ".join(_written(row) for row in found[at : at + AT_ONCE])
            self.database.run(f"INSERT INTO {name} VALUES {written}")


def _written(row: Iterable[object]) -> str:
    return f"({', '.join(literal(value) for value in row)})"


def fact_columns(facts: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """The columns of a table of cases for the facts, each with its type."""
    for one in facts:
        yield one.typed
        if one.optional:
            yield f"{one.name}{NOT_KNOWN}", TYPES["bool"]


def _case_row(
    facts: Sequence[Column], number: int, place: str, values: Mapping[str, object]
) -> tuple[object, ...]:
    row: list[object] = [number, place]
    for one in facts:
        found = values[one.name]
        row.append(one.value(found))
        if one.optional:
            row.append(is_unknown(found))
    return tuple(row)
