"""The only place that adds a row to the journal of an organisation. Actions call it, none else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from tirek.accounts.models import User
from tirek.casework.canonical import digest_of
from tirek.casework.models import Case
from tirek.signatures.models import Signature
from tirek.supply.models import Organisation, OrganisationRow
from tirek.supply.steps import document_of, said

GENESIS = hashlib.sha256(b"tirek: the first row of an organisation follows this").hexdigest()


def locked(organisations: Iterable[int]) -> dict[int, Organisation]:
    """The organisations by their keys as they are now, held until the transaction ends.

    Always in the order of keys, so that no two transactions wait for each other.
    """
    found = Organisation.objects.select_for_update().filter(pk__in=set(organisations))
    return {one.pk: one for one in found.order_by("pk")}


def add(
    organisation: Organisation,
    kind: str,
    *,
    on: date,
    by: User | None,
    at: datetime,
    payload: Mapping[str, Any],
    case: Case | None = None,
    role: str = "",
    signature: Signature | None = None,
) -> OrganisationRow:
    """Write the row after the last one. The caller holds the organisation; `by=None` is the
    system."""
    told = said(kind, by, at, payload)
    before = OrganisationRow.objects.filter(organisation=organisation, seq=organisation.last_seq)
    row = OrganisationRow(
        organisation=organisation,
        case=case,
        person_id=case.subject_id if case else None,
        on=on,
        signature=signature,
        seq=organisation.last_seq + 1,
        previous_hash=before.values_list("hash", flat=True).first() or GENESIS,
        **{**told, "by_role": role or told["by_role"]},
    )
    row.hash = hash_of(row)
    organisation.last_seq = row.seq
    organisation.save()
    row.save(force_insert=True)
    return row


def hash_of(row: OrganisationRow) -> str:
    """SHA-256 over everything the row says, the organisation and the hash before it."""
    about = {
        "organisation": row.organisation_id,
        "case": row.case.number if row.case else None,
        "person": row.person_id,
        "on": row.on.isoformat(),
        "signature": str(row.signature_id) if row.signature_id else None,
    }
    return digest_of({**about, **document_of(row)})
