"""DuckDB in this process, and PostgreSQL by a connection that somebody else opened."""

from __future__ import annotations

from typing import Any, Protocol

from tirek.law.batch.dialect import Words


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


class Connection(Protocol):
    """As much of a connection of psycopg as is needed here."""

    def execute(self, query: Any, /) -> Any: ...


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
