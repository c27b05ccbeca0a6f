"""Plain SQL where one statement does what a loop over a million rows would."""

from collections.abc import Mapping
from typing import Any

from django.db import connection


def run_sql(statement: str, values: Mapping[str, Any]) -> int:
    """Run the statement; how many rows it wrote."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def rows(statement: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the statement finds, by column name."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def one_at_a_time(what: int) -> None:
    """Hold everybody else who asks for the same number until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [what])
