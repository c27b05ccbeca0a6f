"""Seal what was added since the last seals."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from django.db import OperationalError, connection, transaction
from psycopg import sql

from tirek.audit import merkle
from tirek.audit.journal import journal
from tirek.audit.leaves import leaves
from tirek.audit.models import Seal
from tirek.audit.sealing import GENESIS, hash_of
from tirek.audit.tables import Table, tables

log = logging.getLogger(__name__)
BLOCK = 10_000
"""Rows under one seal: what does not fit is searched for among so many."""
PATIENCE = "500ms"
"""How long writers may be kept waiting while the last of them is let through."""
# Any number that nothing else in the database locks; seals are made one after another.
LOCK = 20_261_121


def seal(*, at: datetime) -> list[Seal]:
    """Put every row that is not sealed yet under a seal; the seals made, none if nothing is new.

    A table whose writers leave no gap is left for the next time.
    """
    return [made for table in tables() for made in _seal_table(table, at)]


def _seal_table(table: Table, at: datetime) -> Iterator[Seal]:
    try:
        settled = _settled(table)
    except OperationalError:
        log.warning("%s is being written to without a pause; it is sealed next time", table.name)
        return
    while made := _next(table, settled, at):
        yield made


@transaction.atomic
def _settled(table: Table) -> int:
    """The highest id of the table, when nobody is in the middle of adding a lower one.

    An id is taken when a row is inserted and seen when its transaction ends: without waiting for
    the writers a row with a lower id could appear below a seal. One table at a time is held, so
    that no writer can wait for us while we wait for it.
    """
    name = sql.Identifier(table.name)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SET LOCAL lock_timeout = {}").format(PATIENCE))
        cursor.execute(sql.SQL("LOCK TABLE {} IN SHARE MODE").format(name))
        cursor.execute(sql.SQL("SELECT coalesce(max(id), 0) FROM {}").format(name))
        return int(cursor.fetchone()[0])


@transaction.atomic
def _next(table: Table, settled: int, at: datetime) -> Seal | None:
    """The table's next seal; None when all is sealed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    of_table = Seal.objects.filter(table=table.name).order_by("up_to").last()
    after = of_table.up_to if of_table else 0
    rows = leaves(table.name, table.columns, after, settled, BLOCK)
    if not rows:
        return None
    last = Seal.objects.order_by("number").last()
    made = Seal(
        number=last.number + 1 if last else 1,
        at=at,
        table=table.name,
        columns=list(table.columns),
        after=after,
        up_to=rows[-1].id,
        rows=len(rows),
        root=merkle.root([row.line for row in rows]),
        leaves="\n".join(row.pointer for row in rows),
        previous_hash=last.hash if last else GENESIS,
    )
    made.hash = hash_of(made)
    made.save(force_insert=True)
    transaction.on_commit(partial(_write_down, made))
    return made


def _write_down(seal: Seal) -> None:
    """Append the seal's hash to the journal, which lies outside the database."""
    at = seal.at.astimezone(UTC).isoformat(timespec="seconds")
    with journal().open("a", encoding="ascii") as file:
        file.write(f"{seal.number} {seal.hash} {at}\n")
        file.flush()
        os.fsync(file.fileno())
