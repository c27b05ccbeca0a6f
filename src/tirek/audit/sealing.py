"""What a seal says of itself: the document under its hash."""

from __future__ import annotations

import hashlib
from typing import Any

from tirek.audit.models import Seal
from tirek.casework.canonical import digest_of, instant

GENESIS = hashlib.sha256(b"tirek: the first seal follows this").hexdigest()


def document_of(seal: Seal) -> dict[str, Any]:
    """Everything the seal's hash covers, JSON-ready."""
    return {
        "number": seal.number,
        "at": instant(seal.at),
        "table": seal.table,
        "columns": list(seal.columns),
        "after": seal.after,
        "up_to": seal.up_to,
        "rows": seal.rows,
        "root": seal.root,
        "leaves": hashlib.sha256(seal.leaves.encode()).hexdigest(),
        "previous_hash": seal.previous_hash,
    }


def hash_of(seal: Seal) -> str:
    """SHA-256 over the canonical form of the seal."""
    return digest_of(document_of(seal))
