"""What is owed by a claim now, and what was said of it by mistake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from tirek.payments.models import ClaimCorrection, SupplierClaim
from tirek.payments.places import places_under
from tirek.payments.sql import rows

SUMS = """
SELECT o.owed_tiyn, (
    SELECT coalesce(sum(s.committed_tiyn), 0)::bigint FROM payments_supplierstanding s
    WHERE s.claim_id = o.claim_id) AS committed_tiyn
FROM payments_supplierowed o WHERE o.claim_id = %(claim)s
"""

OPEN = """
SELECT count(*) AS n FROM payments_supplierstanding WHERE claim_id = %(claim)s AND open
"""
PAID = """
SELECT split_part(c.source, '/', 1) AS source, c.payee_id, sum(s.paid_tiyn)::bigint AS tiyn
FROM payments_supplierclaim c JOIN payments_supplierstanding s ON s.claim_id = c.id
WHERE split_part(c.source, '/', 1) = ANY(%(sources)s) GROUP BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Sums:
    """In tiyn: what is owed, and what of it is paid or may still be by transfers there are."""

    owed: int
    committed: int


def sums_of(claim: SupplierClaim) -> Sums:
    """Of one claim."""
    (found,) = rows(SUMS, {"claim": claim.pk})
    return Sums(found["owed_tiyn"], found["committed_tiyn"])


def is_on_its_way(claim: SupplierClaim) -> bool:
    """Whether the bank has still to say what became of a transfer, or a run that is being prepared
    has one."""
    (found,) = rows(OPEN, {"claim": claim.pk})
    return bool(found["n"])


def paid_of(sources: Sequence[str]) -> dict[tuple[str, int], int]:
    """In tiyn, what was paid of each thing to each office and stayed paid, by whichever claims."""
    found = rows(PAID, {"sources": list(sources)})
    return {(one["source"], one["payee_id"]): one["tiyn"] for one in found}


def corrections_of(place: str) -> QuerySet[ClaimCorrection]:
    """What was said of the claims of the place, the newest first."""
    found = ClaimCorrection.objects.filter(claim__place__in=places_under(place))
    return found.select_related("claim__payee", "by", "word__by").order_by("-pk")
