"""The hash that ties each event to the one before."""

from __future__ import annotations

import hashlib
from typing import Any

from tirek.casework.canonical import digest_of, instant
from tirek.casework.models import Event

GENESIS = hashlib.sha256(b"tirek: the first event of a case follows this").hexdigest()


def document_of(event: Event, number: str) -> dict[str, Any]:
    """Everything the event says, the case it belongs to and the hash before it."""
    return {
        "case": number,
        "seq": event.seq,
        "kind": event.kind,
        "at": instant(event.at),
        "actor": event.actor_id,
        "actor_name": event.actor_name,
        "actor_role": event.actor_role,
        "basis": event.basis,
        "payload": event.payload,
        "previous_hash": event.previous_hash,
    }


def hash_of(event: Event, number: str) -> str:
    """SHA-256 over the canonical form of that document."""
    return digest_of(document_of(event, number))
