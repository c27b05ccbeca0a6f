"""An engine that decides many cases: the law in its tables, the cases beside it, the steps run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from tirek.kernel.period import Month
from tirek.law.batch.column import NOT_KNOWN, TYPES, Column, literal
from tirek.law.batch.columns import Columns
from tirek.law.batch.dialect import Words, in_words_of
from tirek.law.batch.lowered import Lowered
from tirek.law.batch.query import Step
from tirek.law.batch.share import ANY, shares
from tirek.law.batch.steps import Span, steps_of, values_of
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

    def copy_from(self, table: str, csv: Path) -> None: ...

    def copy_to(self, sql: str, csv: Path) -> None: ...


class Batch:
    """The law of some places in temporary tables of a database; nothing else there is touched."""

    def __init__(self, database: Database, columns: Columns, places: Iterable[str]) -> None:
        self.database, self.columns = database, columns
        self.places = known = places_known(places)
        self.shares = shares(columns, known)
        self._law = Tables(columns, known, self.shares)
        self.begin()

    def begin(self) -> None:
        """The tables of law, which another law of the same database may have taken the place of."""
        law, columns = self._law, self.columns
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
        rows = (_case_row(self.columns.facts, *one) for one in cases)
        self._table("cases", self._case_columns(), rows)

    def begin_cases(self) -> None:
        """An empty table of cases, to be filled by `Database.copy_from`."""
        self._table("cases", self._case_columns(), ())

    def _case_columns(self) -> Typed:
        return [("id", "BIGINT"), ("place", "VARCHAR"), *fact_columns(self.columns.facts)]

    def decide(
        self, *, since: Month | None = None, until: Month | None = None, reasons: bool = True
    ) -> None:
        """Fills `outcomes` and `dues` (`steps`): every case of the table `cases`.

        `reasons`: whether to find out which conditions left plain cases without a paid month.

        Raises UnknownPlace, and LookupError for a case of a place that was not named before.
        """
        span = replace(self._span(since, until), reasons=reasons)
        asked: list[str] = []
        ((left,),) = self.database.rows("SELECT COUNT(*) FROM cases")
        for share in self.shares:
            if share is ANY and asked and not left:
                continue  # every case was plain
            for step in steps_of(self.columns, share, span):
                self._made(step)
            ((found,),) = self.database.rows(f"SELECT COUNT(*) FROM cases_{share.name}")
            left -= found
            asked.append(share.name)
        for name in ("outcomes", *(["dues"] if self.columns.book.period else [])):
            every = " UNION ALL ".join(f"SELECT * FROM {name}_{one}" for one in asked)
            self.database.run(f"DROP VIEW IF EXISTS {name}")
            self.database.run(f"CREATE TEMPORARY VIEW {name} AS {every}")

    def values(self, *, until: Month | None = None) -> dict[str, Mapping[str, Lowered]]:
        """Every named value of every case, in `cases_`, `months_` and `periods_<share>`.

        Says for each share what the columns hold.
        """
        found: dict[str, Mapping[str, Lowered]] = {}
        for share in self.shares:
            steps, query = values_of(self.columns, share, self._span(None, until))
            for step in steps:
                self._made(step)
            found[share.name] = query.names
        return found

    def _span(self, since: Month | None, until: Month | None) -> Span:
        for (place,) in self.database.rows("SELECT DISTINCT place FROM cases"):
            if place not in self.places:
                _ = self.columns.law.regions[place]  # raises UnknownPlace
                raise LookupError(f"{place} was not among the places asked about")
        first, last = (None if one is None else int(one) for one in (since, until))
        return Span(first, last, self._law.known_months)

    def _made(self, step: Step) -> None:
        sql = in_words_of(self.database.words, step.sql)
        self.database.run(f"DROP TABLE IF EXISTS {step.name} CASCADE")
        self.database.run(f"CREATE TEMPORARY TABLE {step.name} AS {sql}")

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
