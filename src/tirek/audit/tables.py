"""The tables whose rows are only added, found where the database itself guards them.

Whatever a package lets the trigger `tirek_append_only` guard is sealed, without a list to keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

GUARDED = """
    SELECT t.relname, bool_and(g.tgenabled <> 'D')
    FROM pg_trigger g
    JOIN pg_class t ON t.oid = g.tgrelid AND t.relnamespace = current_schema()::regnamespace
    JOIN pg_proc f ON f.oid = g.tgfoid AND f.proname = 'tirek_append_only'
    GROUP BY t.relname
    -- One of its guards refuses both UPDATE (16) and DELETE (8), of any column, always.
    HAVING bool_or(g.tgtype & 24 = 24 AND g.tgqual IS NULL AND g.tgattr = '')
    ORDER BY t.relname
"""
COLUMNS = """
    SELECT attname FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
NUMBERED = """
    SELECT 1 FROM pg_attribute
    WHERE attrelid = %s::regclass AND attname = 'id' AND atttypid IN (20, 21, 23)
"""
OURS = "audit_seal"


@dataclass(frozen=True)
class Table:
    """A table to seal and its columns that are hashed; `guarded` is False if its trigger is off."""

    name: str
    columns: Sequence[str]
    guarded: bool = True


CASES = Table(
    "casework_case",
    ("id", "number", "service", "place", "applicant_id", "subject_id", "received_on"),
)
"""A case moves on, but whose it is, where and since when never changes."""


def tables() -> list[Table]:
    """The cases, and every table that only grows and numbers its rows, by name."""
    found = [CASES]
    with connection.cursor() as cursor:
        cursor.execute(GUARDED)
        for name, guarded in cursor.fetchall():
            cursor.execute(NUMBERED, [name])
            if name != OURS and cursor.fetchone():
                cursor.execute(COLUMNS, [name])
                found.append(Table(name, [column for (column,) in cursor.fetchall()], guarded))
    return found


def unguarded() -> list[str]:
    """Tables whose guard somebody has switched off, our own among them."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDED)
        return [name for name, guarded in cursor.fetchall() if not guarded]
