"""Ask the registry about the accounts it has not spoken about yet."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from tirek.casework.record import locked
from tirek.payments.models import PayeeAccount
from tirek.payments.payees.ownership import REGISTRY, Owner, owner_of
from tirek.people.models import Consent
from tirek.registries.models import Query
from tirek.registries.reference import port

PAID = ("granted", "in_payment")
AT_ONCE = 500
"""Accounts asked about in one night."""


def check_accounts(*, at: datetime) -> list[PayeeAccount]:
    """What the registry says is written beside each account; a silent one is asked again later."""
    if port() is None:
        return []
    found = [_checked(one, at) for one in _unsure()[:AT_ONCE]]
    return [one for one in found if one is not None]


def _unsure() -> QuerySet[PayeeAccount]:
    """The newest account of each payee that may be asked about, the longest not asked first."""
    later = PayeeAccount.objects.filter(
        case=OuterRef("case"), person=OuterRef("person"), pk__gt=OuterRef("pk")
    )
    consent = Consent.objects.filter(case_number=OuterRef("case__number"), withdrawn=None)
    asked = Query.objects.filter(
        registry=REGISTRY, case_number=OuterRef("case__number"), iin=OuterRef("person__iin")
    )
    last = Subquery(asked.order_by("-asked_at").values("asked_at")[:1])
    unsure = PayeeAccount.objects.filter(
        ~Exists(later), Exists(consent), checked="unknown", case__stage__in=PAID
    )
    in_turn = unsure.annotate(asked_at=last).order_by(F("asked_at").asc(nulls_first=True), "pk")
    return in_turn.select_related("case", "person")


def _checked(account: PayeeAccount, at: datetime) -> PayeeAccount | None:
    owner = owner_of(account.case, account.person, account.iban, by=None, at=at)
    return None if owner == "unknown" else _noted(account, owner, at)


@transaction.atomic
def _noted(account: PayeeAccount, owner: Owner, at: datetime) -> PayeeAccount | None:
    """None where the account was changed, or its change stopped, while the registry answered."""
    case = locked(account.case)
    accounts = PayeeAccount.objects.filter(case=case, person=account.person)
    if accounts.filter(pk__gt=account.pk).exists():
        return None
    return PayeeAccount.objects.create(
        case=case,
        person=account.person,
        iban=account.iban,
        source=account.source,
        checked=owner,
        usable_from=account.usable_from,
        at=at,
    )
