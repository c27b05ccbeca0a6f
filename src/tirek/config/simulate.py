"""What `tirek simulate --engine postgres` works in: temporary tables of our own database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from tirek.config.boot import join_database
from tirek.law.batch.engines import Postgres


@contextmanager
def own_postgres() -> Iterator[Postgres]:
    """A connection of its own; all that was made in it goes when it is left."""
    import psycopg

    embedded = join_database()
    try:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            yield Postgres(connection)
    finally:
        if embedded is not None:
            embedded.leave()
