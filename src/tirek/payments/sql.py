"""Plain SQL where one statement does what a loop over a million rows would."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import connection

JSONB = 3802
"""What PostgreSQL calls the type."""


def run_sql(statement: str, values: Mapping[str, Any]) -> int:
    """Run the statement; how many rows it wrote."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def rows(statement: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the statement finds, by column name."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        columns = cursor.description or ()
        names = [column.name for column in columns]
        found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    # Django leaves JSON as text for its own fields to read: here there is no field.
    for name in (column.name for column in columns if column.type_code == JSONB):
        for row in found:
            row[name] = json.loads(row[name]) if row[name] is not None else None
    return found


def one_at_a_time(what: int) -> None:
    """Hold everybody else who asks for the same number until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [what])


def with_room() -> None:
    """Sorts and joins of this transaction may take some memory before they go to the disk."""
    run_sql("SET LOCAL work_mem = '48MB'", {})
