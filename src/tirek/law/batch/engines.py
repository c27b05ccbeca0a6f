"""DuckDB in this process, and PostgreSQL by a connection that somebody else opened."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from tirek.law.batch.column import literal
from tirek.law.batch.dialect import Words
from tirek.law.batch.lowered import text

Typed = Sequence[tuple[str, str]]
"""The columns of a table, each with its type."""
PORTION = 250_000
"""Cases decided together where this machine does it: what bounds the memory."""
BLOCK = 1 << 20
AT_ONCE = 500
"""Rows of one INSERT."""


class TooLarge(ValueError):
    """A sum of the cases has more digits than the engine can work out exactly."""


class EngineFailed(RuntimeError):
    """What an engine beyond this machine says of work that it could not do."""


class Database(Protocol):
    """What is asked of an engine: to keep tables, to hand over rows, to read and write files."""

    @property
    def words(self) -> Words: ...

    @property
    def form(self) -> Literal["csv", "parquet"]:
        """What `copy_from` reads; `copy_to` writes it, or a folder of it."""

    @property
    def at_once(self) -> int:
        """How many cases are best decided together."""

    def keep(self, name: str, sql: str) -> None:
        """A table of what a question answers, in place of an earlier one of that name."""

    def see(self, name: str, sql: str) -> None:
        """The same, but asked anew each time."""

    def fill(self, name: str, typed: Typed, rows: Iterable[Sequence[object]]) -> None:
        """A table of these rows, in place of an earlier one of that name."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of an answer."""

    def copy_from(self, table: str, file: Path) -> None:
        """Add the rows of a file (CSV has no header) to a table."""

    def copy_to(self, sql: str, file: Path) -> None:
        """Write the rows of an answer (CSV without a header)."""


class _Temporary(ABC):
    """Temporary tables, as DuckDB and PostgreSQL have them both."""

    form: Literal["csv", "parquet"] = "csv"
    at_once = PORTION

    @abstractmethod
    def run(self, sql: str) -> None:
        """Carry out a statement."""

    def keep(self, name: str, sql: str) -> None:
        """A table of what a question answers, in place of an earlier one of that name."""
        self.run(f"DROP TABLE IF EXISTS {name} CASCADE")
        self.run(f"CREATE TEMPORARY TABLE {name} AS {sql}")

    def see(self, name: str, sql: str) -> None:
        """The same, but asked anew each time."""
        self.run(f"DROP VIEW IF EXISTS {name}")
        self.run(f"CREATE TEMPORARY VIEW {name} AS {sql}")

    def fill(self, name: str, typed: Typed, rows: Iterable[Sequence[object]]) -> None:
        """A table of these rows, in place of an earlier one of that name."""
        columns = ", ".join(f"{column} {kind}" for column, kind in typed)
        self.run(f"DROP TABLE IF EXISTS {name} CASCADE")
        self.run(f"CREATE TEMPORARY TABLE {name} ({columns})")
        found = list(rows)
        for at in range(0, len(found), AT_ONCE):
            written = ", ".join(written_row(row) for row in found[at : at + AT_ONCE])
            self.run(f"INSERT INTO {name} VALUES {written}")


class Duck(_Temporary):
    """A DuckDB of its own, in memory unless a file is named; imported only when it is asked for."""

    words: Words = "duckdb"

    def __init__(self, file: str = ":memory:") -> None:
        import duckdb

        self.connection = duckdb.connect(file)

    def run(self, sql: str) -> None:
        """Carry out a statement. Raises TooLarge."""
        import duckdb

        try:
            self.connection.execute(sql)
        except duckdb.OutOfRangeException:
            raise TooLarge("a sum is too large to be worked out exactly by DuckDB") from None

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of an answer."""
        found: list[tuple[Any, ...]] = self.connection.execute(sql).fetchall()
        return found

    def copy_from(self, table: str, file: Path) -> None:
        """Add the rows of a CSV file without a header to a table."""
        self.run(f"COPY {table} FROM {text(str(file))} (HEADER FALSE)")

    def copy_to(self, sql: str, file: Path) -> None:
        """Write the rows of an answer as CSV without a header."""
        self.run(f"COPY ({sql}) TO {text(str(file))} (HEADER FALSE)")


class Connection(Protocol):
    """As much of a connection of psycopg as is needed here."""

    def execute(self, query: Any, /) -> Any: ...

    def cursor(self) -> Any: ...


class Postgres(_Temporary):
    """Temporary tables of a connection: they go with it, and nothing else is written."""

    words: Words = "postgres"

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def run(self, sql: str) -> None:
        """Carry out a statement."""
        self._connection.execute(sql)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of an answer."""
        found: list[tuple[Any, ...]] = self._connection.execute(sql).fetchall()
        return found

    def copy_from(self, table: str, file: Path) -> None:
        """Add the rows of a CSV file without a header to a table."""
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY {table} FROM STDIN (FORMAT csv)") as copy,
            file.open("rb") as read,
        ):
            while part := read.read(BLOCK):
                copy.write(part)

    def copy_to(self, sql: str, file: Path) -> None:
        """Write the rows of an answer as CSV without a header."""
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)") as copy,
            file.open("wb") as written,
        ):
            for part in copy:
                written.write(part)


def written_row(row: Iterable[object]) -> str:
    """A row of VALUES."""
    return f"({', '.join(literal(value) for value in row)})"
