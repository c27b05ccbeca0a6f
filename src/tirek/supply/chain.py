"""The hash that ties each row of a queue's journal to the one before."""

from __future__ import annotations

import hashlib
from typing import Any

from tirek.casework.canonical import digest_of, instant
from tirek.supply.models import Row

GENESIS = hashlib.sha256(b"tirek: the first row of a queue follows this").hexdigest()


def document_of(row: Row) -> dict[str, Any]:
    """Everything the row says, the queue it belongs to and the hash before it."""
    return {
        "service": row.queue.service,
        "place": row.queue.place,
        "seq": row.seq,
        "kind": str(row.kind),
        "case": row.case.number,
        "person": row.person_id,
        "rank": row.rank,
        "registered_at": instant(row.registered_at),
        "decision": row.decision,
        "reason": row.reason,
        "at": instant(row.at),
        "by": row.by_id,
        "by_name": row.by_name,
        "previous_hash": row.previous_hash,
    }


def hash_of(row: Row) -> str:
    """SHA-256 over the canonical form of that document."""
    return digest_of(document_of(row))
