"""The rows of a query, a few at a time, by a cursor that stays in the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

AT_ONCE = 2000


def rows(query: str) -> Iterator[tuple[Any, ...]]:
    """Each row; constant memory, whatever there are. Called inside a transaction."""
    with connection.cursor() as plain:
        # All rows are wanted: by default a cursor is planned for the first few of them.
        plain.execute("SET LOCAL cursor_tuple_fraction = 1")
    with connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while part := cursor.fetchmany(AT_ONCE):
            yield from part
