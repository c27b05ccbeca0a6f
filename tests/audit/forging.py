"""Writing past the guards of the database, as somebody with its superuser in hand could."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection

from tirek.audit.broken import Broken
from tirek.audit.queries.verify import verify


def forge(sql: str, *values: Any) -> None:
    """One statement that no trigger and no foreign key sees."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def found(**asked: Any) -> list[Broken]:
    """Every broken link of the whole register."""
    return list(verify(lambda part: None, **asked))


def sentences(language: str = "en") -> list[str]:
    return [broken.text.in_(language) for broken in found()]  # type: ignore[arg-type]


Forger = Callable[..., None]
