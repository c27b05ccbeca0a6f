"""What was accepted from a supplier is owed to it, once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.payments.actions.claim_contributions import contributions_on
from tirek.payments.models import SupplierClaim
from tirek.payments.signals import claim_told
from tirek.payments.suppliers.owed import Owed


@transaction.atomic
def claim(*, owed: Owed, by: User | None, at: datetime) -> SupplierClaim | None:
    """The claim of that thing, made now if there is none; None where nothing is to be paid.

    Told again, even with another sum, it stays the claim it was: what was accepted stands.
    """
    if not owed.amount.tiyn:
        return None
    told = {
        "kind": owed.kind,
        "number": owed.number,
        "case": owed.case,
        "service": owed.case.service,
        "place": owed.case.place,
        "payee": owed.office,
        "period": str(owed.month),
        "amount_tiyn": owed.amount.tiyn,
        "due_on": owed.due_on,
        "handed_in": owed.handed_in,
        "papers_by": owed.papers_by,
        "contributions_by": owed.contributions_by,
        "cites": [dict(one) for one in owed.cites],
        "at": at,
        "by": by,
    }
    made, new = SupplierClaim.objects.get_or_create(source=owed.source, defaults=told)
    if new:
        contributions_on([made], by=by, at=at)
        claim_told.send(sender=SupplierClaim, claim=made, what="accepted", key=made.pk, at=at)
    return made
