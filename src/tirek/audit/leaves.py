"""The rows of a table as lines to be hashed: id, what it is called, the hash of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from psycopg import sql

POINTER = 16
"""Hexadecimal digits of a row's hash that a seal keeps to find the row that differs."""


@dataclass(frozen=True)
class Leaf:
    """One row: its id, its name for people ("ZHK-2025-000001/3"), the SHA-256 of what it says."""

    id: int
    name: str
    hash: str

    @property
    def line(self) -> str:
        """What is hashed into the tree."""
        return f"{self.id} {self.name} {self.hash}"

    @property
    def pointer(self) -> str:
        """What a seal keeps of the row beside the root."""
        return f"{self.id} {self.name} {self.hash[:POINTER]}"


@dataclass(frozen=True)
class _Reading:
    """How a table is read where a row is more than its columns."""

    name: str
    hash: str
    join: str = ""


ROW = "encode(sha256(convert_to(jsonb_build_array({columns})::text, 'UTF8')), 'hex')"
CASE = "LEFT JOIN casework_case c ON c.id = t.case_id"
READINGS = {
    # An event's own hash covers what it says; that it does is what walking its chain shows.
    "casework_event": _Reading("coalesce(c.number, '?') || '/' || t.seq", "t.hash", CASE),
    "casework_case": _Reading("t.number", ROW),
    "casework_case_files": _Reading(
        "coalesce(c.number, '?')",
        "encode(sha256(convert_to(t.storedfile_id || ' ' || coalesce(f.sha256, ''), 'UTF8')),"
        " 'hex')",
        f"{CASE} LEFT JOIN documents_storedfile f ON f.id = t.storedfile_id",
    ),
    # A signature has no number of its own, but always a first check, made together with it.
    "signatures_check": _Reading(
        "coalesce(s.about, '?')",
        "encode(sha256(convert_to(jsonb_build_array({columns}, s.what, s.about, s.content,"
        " s.method, s.cms, s.phone, s.signer_iin, s.signer_name, s.signed_at)::text, 'UTF8')),"
        " 'hex')",
        "LEFT JOIN signatures_signature s ON s.id = t.signature_id",
    ),
}
PLAIN = _Reading("'-'", ROW)


def leaves(
    table: str, columns: Sequence[str], after: int, up_to: int, limit: int | None = None
) -> list[Leaf]:
    """The rows with after < id <= up_to, in their order; at most `limit` of them."""
    reading = READINGS.get(table, PLAIN)
    fields = sql.SQL(", ").join(sql.Identifier("t", column) for column in columns)
    query = sql.SQL(
        "SELECT t.id, {name}, {hash} FROM {table} t {join}"
        " WHERE t.id > {after} AND t.id <= {up_to} ORDER BY t.id LIMIT {limit}"
    ).format(
        name=sql.SQL(reading.name),
        hash=sql.SQL(reading.hash).format(columns=fields),
        table=sql.Identifier(table),
        join=sql.SQL(reading.join),
        after=sql.Literal(after),
        up_to=sql.Literal(up_to),
        limit=sql.Literal(limit),
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [Leaf(*row) for row in cursor.fetchall()]
