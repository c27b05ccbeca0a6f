"""The only place that adds a row to the journal of a home. Actions call it, none else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from tirek.accounts.models import User
from tirek.casework.canonical import digest_of, instant
from tirek.casework.models import Case
from tirek.casework.record import SYSTEM_NAME
from tirek.supply.models import Home, HomeRow

GENESIS = hashlib.sha256(b"tirek: the first row of a home follows this").hexdigest()


def locked(homes: Iterable[int]) -> dict[int, Home]:
    """The homes by their keys as they are now, held until the transaction ends.

    Always in the order of keys, so that no two transactions wait for each other.
    """
    found = Home.objects.select_for_update().filter(pk__in=set(homes)).order_by("pk")
    return {home.pk: home for home in found}


def add(
    home: Home,
    kind: str,
    *,
    on: date,
    by: User | None,
    role: str,
    at: datetime,
    case: Case | None = None,
    **said: Any,
) -> HomeRow:
    """Write the row after the last one. The caller holds the home; `by=None` is the system."""
    before = HomeRow.objects.filter(home=home, seq=home.last_seq).values_list("hash", flat=True)
    row = HomeRow(
        home=home,
        seq=home.last_seq + 1,
        kind=kind,
        case=case,
        person_id=case.subject_id if case else None,
        on=on,
        by=by,
        by_name=by.full_name if by else SYSTEM_NAME,
        by_role=role,
        at=at,
        previous_hash=before.first() or GENESIS,
        **said,
    )
    row.hash = hash_of(row)
    home.last_seq = row.seq
    home.save(update_fields=["last_seq", "places"])
    row.save(force_insert=True)
    return row


def hash_of(row: HomeRow) -> str:
    """SHA-256 over everything the row says, the home and the hash before it."""
    return digest_of(
        {
            "home": row.home_id,
            "seq": row.seq,
            "kind": row.kind,
            "case": row.case.number if row.case else None,
            "person": row.person_id,
            "on": row.on.isoformat(),
            "until": row.until.isoformat() if row.until else None,
            "places": row.places,
            "rank": row.rank,
            "registered_at": instant(row.registered_at) if row.registered_at else None,
            "decision": row.decision,
            "reason": row.reason,
            "at": instant(row.at),
            "by": row.by_id,
            "by_name": row.by_name,
            "by_role": row.by_role,
            "previous_hash": row.previous_hash,
        }
    )
