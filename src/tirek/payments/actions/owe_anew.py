"""What was accepted and claimed before is owed otherwise in truth: its act was taken back, or
another was accepted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from tirek.accounts.models import User
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.payments.actions.claim import claim
from tirek.payments.actions.correct_claim import LOCK
from tirek.payments.models import ClaimCorrection, CorrectionWord, SupplierClaim
from tirek.payments.queries.corrections import is_on_its_way, sums_of
from tirek.payments.signals import claim_told
from tirek.payments.sql import one_at_a_time
from tirek.payments.suppliers.owed import Owed
from tirek.payments.suppliers.texts import texts


@dataclass(frozen=True)
class Agreed:
    """Two people of supply: one said what the truth is, and why; another agreed."""

    said_by: User
    said_at: datetime
    agreed_by: User
    ground: str


@transaction.atomic
def take_back(*, owed: Owed, agreed: Agreed, at: datetime) -> None:
    """Nothing more is paid for the thing. Raises Refused while a transfer for it is on its way."""
    one_at_a_time(LOCK)
    if any(is_on_its_way(one) for one in claims_of(owed.source)):
        raise Refused(texts().refused["on_its_way"])
    owe_anew(owed=owed, agreed=agreed, at=at)


@transaction.atomic
def owe_anew(*, owed: Owed, agreed: Agreed, at: datetime) -> None:
    """So much is owed for the thing in all, whatever was claimed for it before.

    Each claim of it is corrected, never below what is paid or on its way. What those to the same
    supplier cannot hold is claimed beside them: a claim is never above the act it was made by.
    """
    one_at_a_time(LOCK)
    claims = [(one, sums_of(one)) for one in claims_of(owed.source)]
    ours = {one.pk for one, _ in claims if one.payee_id == owed.office.pk}
    paid = sum(sums.committed for one, sums in claims if one.pk in ours)
    rest = max(0, owed.amount.tiyn - paid)
    for one, sums in claims:
        more = min(rest, one.amount_tiyn - sums.committed) if one.pk in ours else 0
        rest -= more
        if sums.committed + more != sums.owed:
            _corrected(one, sums.committed + more, agreed, at)
    source = f"{owed.source}/{len(claims) + 1}" if claims else owed.source
    beside = replace(owed, source=source, amount=Tenge.of_tiyn(rest))
    claim(owed=beside, by=agreed.agreed_by, at=at)


def claims_of(source: str) -> QuerySet[SupplierClaim]:
    """Of one thing, the earliest first."""
    beside = Q(source__startswith=f"{source}/")
    return SupplierClaim.objects.filter(Q(source=source) | beside).order_by("pk")


def _corrected(one: SupplierClaim, tiyn: int, agreed: Agreed, at: datetime) -> None:
    said = {"ground": agreed.ground, "at": agreed.said_at, "by": agreed.said_by}
    made = ClaimCorrection.objects.create(claim=one, amount_tiyn=tiyn, **said)
    word = CorrectionWord.objects.create(correction=made, agreed=True, at=at, by=agreed.agreed_by)
    claim_told.send(sender=SupplierClaim, claim=one, what="corrected", key=word.pk, at=at)
