"""The questions put to DuckDB: cases from Python or from a file, answers as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb

from tirek.kernel.period import Month
from tirek.law.batch import query, tables
from tirek.law.batch.columns import NOT_KNOWN, Column, Columns
from tirek.law.batch.dialect import in_words_of
from tirek.law.unknown import is_unknown

TYPES = {
    "bool": "BOOLEAN",
    "date": "DATE",
    "month": "BIGINT",
    "int": "BIGINT",
    "text": "VARCHAR",
    "money": "BIGINT",
    "number": "BIGINT",
}


class Duck:
    """A database in memory with the law in it, from the first to the last month that matters."""

    def __init__(self, columns: Columns, places: Sequence[str], first: Month, last: Month) -> None:
        self.columns = columns
        self.db = duckdb.connect()
        terms = [(one.name, TYPES[one.kind]) for one in columns.terms]
        edition = [("edition", "VARCHAR"), ("decides", "BOOLEAN"), *terms]
        self._table(
            "editions_on",
            [("place", "VARCHAR"), ("since", "DATE"), ("until", "DATE"), *edition],
            tables.editions_by_day(columns, places),
        )
        self._table(
            "editions_in",
            [("place", "VARCHAR"), ("month", "BIGINT"), *edition],
            tables.editions_by_month(columns, places, first, last),
        )
        values = [(one.name, TYPES[one.kind]) for one in columns.values]
        self._table(
            "values_in",
            [("month", "BIGINT"), *values],
            tables.values_by_month(columns, first, last),
        )

    def cases(self, cases: Iterable[tuple[int, str, Mapping[str, object]]]) -> None:
        """The table of cases: (id, place, facts by name as `factsheet.read` gives them)."""
        named = [("id", "BIGINT"), ("place", "VARCHAR"), *_fact_columns(self.columns.facts)]
        self._table("cases", named, (_case_row(self.columns.facts, *one) for one in cases))

    def decisions(self, until: Month | None = None) -> list[tuple[Any, ...]]:
        """(id, edition, outcome, needs, failed) of every case."""
        sql = in_words_of("duckdb", query.decisions(self.columns, until))
        return self.db.execute(sql).fetchall()

    def schedule(self, until: Month | None = None) -> list[tuple[Any, ...]]:
        """(id, per, begins, months, amount, needs) of every period."""
        sql = in_words_of("duckdb", query.schedule(self.columns, until))
        return self.db.execute(sql).fetchall()

    def _table(
        self, name: str, named: Sequence[tuple[str, str]], rows: Iterable[tuple[object, ...]]
    ) -> None:
        columns = ", ".join(f"{column} {kind}" for column, kind in named)
        self.db.execute(f"CREATE OR REPLACE TABLE {name} ({columns})")
        found = list(rows)
        if found:
            marks = ", ".join("?" for _ in named)
            self.db.executemany(f"INSERT INTO {name} VALUES ({marks})", found)


def _fact_columns(facts: Sequence[Column]) -> Iterable[tuple[str, str]]:
    for one in facts:
        yield one.name, TYPES[one.kind]
        if one.optional:
            yield f"{one.name}{NOT_KNOWN}", "BOOLEAN"


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
