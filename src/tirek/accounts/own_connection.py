"""A task of the worker ends what it began with the database.

It stands here because this is the lowest floor that knows Django: every floor above has tasks.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def own_connection() -> Iterator[None]:
    """Close the connection after a task: the worker's threads have no end of a request.

    Inside a transaction (a test's) the connection belongs to who opened it.
    """
    try:
        yield
    finally:
        if not connection.in_atomic_block:
            connection.close()
