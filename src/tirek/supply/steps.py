"""The only place that adds a step to the journal of a supplier, of a choice or of a delivery."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tirek.accounts.models import User
from tirek.casework.canonical import digest_of, instant, plain
from tirek.casework.record import SYSTEM_NAME, SYSTEM_ROLE
from tirek.signatures.models import Signature
from tirek.supply.linked import Linked
from tirek.supply.models import (
    Choice,
    ChoiceStep,
    Delivery,
    DeliveryStep,
    Supplier,
    SupplierStep,
)

GENESIS = hashlib.sha256(b"tirek: the first step on the market follows this").hexdigest()


def add_choice_step(
    choice: Choice,
    kind: str,
    *,
    by: User | None,
    at: datetime,
    payload: Mapping[str, Any],
    signature: Signature | None = None,
) -> ChoiceStep:
    """Write the step after the last one. The caller holds the choice; `by=None` is the system."""
    before = ChoiceStep.objects.filter(choice=choice, seq=choice.last_seq)
    step = ChoiceStep(choice=choice, signature=signature, **said(kind, by, at, payload))
    link(step, choice.last_seq, before.values_list("hash", flat=True).first())
    step.hash = hash_of_choice(step)
    choice.last_seq = step.seq
    choice.save()
    step.save(force_insert=True)
    return step


def add_supplier_step(
    supplier: Supplier, kind: str, *, by: User, at: datetime, payload: Mapping[str, Any]
) -> SupplierStep:
    """The same for a supplier."""
    before = SupplierStep.objects.filter(supplier=supplier, seq=supplier.last_seq)
    step = SupplierStep(supplier=supplier, **said(kind, by, at, payload))
    link(step, supplier.last_seq, before.values_list("hash", flat=True).first())
    step.hash = hash_of_supplier(step)
    supplier.last_seq = step.seq
    supplier.save()
    step.save(force_insert=True)
    return step


def add_delivery_step(
    delivery: Delivery,
    kind: str,
    *,
    by: User | None,
    at: datetime,
    payload: Mapping[str, Any],
) -> DeliveryStep:
    """The same for what the state buys. The caller holds the queue; `by=None` is the system."""
    before = DeliveryStep.objects.filter(delivery=delivery, seq=delivery.last_seq)
    step = DeliveryStep(delivery=delivery, **said(kind, by, at, payload))
    link(step, delivery.last_seq, before.values_list("hash", flat=True).first())
    step.hash = hash_of_delivery(step)
    delivery.last_seq = step.seq
    delivery.save()
    step.save(force_insert=True)
    return step


def hash_of_choice(step: ChoiceStep) -> str:
    """SHA-256 over everything the step says, the choice and the hash before it."""
    about = {"choice": step.choice_id, "case": step.choice.case.number, "row": step.choice.row_id}
    signed = str(step.signature_id) if step.signature_id else None
    return digest_of({**about, "signature": signed, **document_of(step)})


def hash_of_supplier(step: SupplierStep) -> str:
    """The same for a supplier."""
    return digest_of({"supplier": step.supplier_id, **document_of(step)})


def hash_of_delivery(step: DeliveryStep) -> str:
    """The same for what the state buys."""
    one = step.delivery
    about = {"delivery": step.delivery_id, "case": one.case.number, "row": one.row_id}
    return digest_of({**about, "of": one.kind, **document_of(step)})


def said(kind: str, by: User | None, at: datetime, payload: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a step that every journal has."""
    return {
        "kind": kind,
        "at": at,
        "by": by,
        "by_name": by.full_name if by else SYSTEM_NAME,
        "by_role": by.role if by else SYSTEM_ROLE,
        "payload": plain(payload),
    }


def link(step: Linked, last_seq: int, before: str | None) -> None:
    """Tie the step to the one before; None where it is the first on the market."""
    step.seq, step.previous_hash = last_seq + 1, before or GENESIS


def document_of(step: Linked) -> dict[str, Any]:
    """What a step of any journal says, and the hash before it."""
    return {
        "seq": step.seq,
        "kind": step.kind,
        "at": instant(step.at),
        "by": step.by_id,
        "by_name": step.by_name,
        "by_role": step.by_role,
        "payload": step.payload,
        "previous_hash": step.previous_hash,
    }
