"""Ask the registry about the accounts it has not spoken about yet."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef

from tirek.payments.models import PayeeAccount
from tirek.payments.payees.ownership import owner_of
from tirek.registries.reference import port

PAID = ("granted", "in_payment")
AT_ONCE = 500
"""Accounts asked about in one night."""


def check_accounts(*, at: datetime) -> list[PayeeAccount]:
    """What the registry says is written beside each account; a silent one is asked again later."""
    if port() is None:
        return []
    later = PayeeAccount.objects.filter(
        case=OuterRef("case"), person=OuterRef("person"), pk__gt=OuterRef("pk")
    )
    unsure = PayeeAccount.objects.filter(~Exists(later), checked="unknown", case__stage__in=PAID)
    found = [_checked(one, at) for one in unsure.select_related("case", "person")[:AT_ONCE]]
    return [one for one in found if one is not None]


def _checked(account: PayeeAccount, at: datetime) -> PayeeAccount | None:
    owner = owner_of(account.case, account.person, account.iban, by=None, at=at)
    if owner == "unknown":
        return None
    return PayeeAccount.objects.create(
        case=account.case,
        person=account.person,
        iban=account.iban,
        source=account.source,
        checked=owner,
        usable_from=account.usable_from,
        at=at,
    )
