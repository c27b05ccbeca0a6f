"""DuckDB in this process, and PostgreSQL by a connection that somebody else opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from tirek.law.batch.dialect import Words
from tirek.law.batch.lowered import text

BLOCK = 1 << 20


class Duck:
    """A DuckDB of its own, in memory unless a file is named; imported only when it is asked for."""

    words: Words = "duckdb"

    def __init__(self, file: str = ":memory:") -> None:
        import duckdb

        self.connection = duckdb.connect(file)

    def run(self, sql: str) -> None:
        """Carry out a statement."""
        self.connection.execute(sql)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of an answer."""
        found: list[tuple[Any, ...]] = self.connection.execute(sql).fetchall()
        return found

    def copy_from(self, table: str, csv: Path) -> None:
        """Add the rows of a CSV file without a header to a table."""
        self.run(f"COPY {table} FROM {text(str(csv))} (HEADER FALSE)")

    def copy_to(self, sql: str, csv: Path) -> None:
        """Write the rows of an answer as CSV without a header."""
        self.run(f"COPY ({sql}) TO {text(str(csv))} (HEADER FALSE)")


class Connection(Protocol):
    """As much of a connection of psycopg as is needed here."""

    def execute(self, query: Any, /) -> Any: ...

    def cursor(self) -> Any: ...


class Postgres:
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

    def copy_from(self, table: str, csv: Path) -> None:
        """Add the rows of a CSV file without a header to a table."""
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY {table} FROM STDIN (FORMAT csv)") as copy,
            csv.open("rb") as file,
        ):
            while part := file.read(BLOCK):
                copy.write(part)

    def copy_to(self, sql: str, csv: Path) -> None:
        """Write the rows of an answer as CSV without a header."""
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)") as copy,
            csv.open("wb") as file,
        ):
            for part in copy:
                file.write(part)
