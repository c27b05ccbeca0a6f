"""Which organisation stands behind a contract, and what it may see of its own."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery

from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.supply.models import Contract, Lot, Party


def supplier_offices() -> QuerySet[Office]:
    """The organisations that may be paid and whose people may sign in."""
    return Office.objects.filter(kind=OfficeKind.SUPPLIER, is_active=True)


def party_of(contract: Contract | Lot) -> Office | None:
    """The organisation, as said last; None where nobody has said."""
    newest = contract.parties.select_related("office").order_by("pk").last()
    return newest.office if newest else None


def own_contracts(user: User) -> QuerySet[Contract]:
    """Those of the user's organisation, with statements and what was accepted of them."""
    found = Contract.objects.filter(pk__in=_own(user, "contract"), mistake__undone=None)
    return found.prefetch_related("statements__accepted")


def own_lots(user: User) -> QuerySet[Lot]:
    """The same of vouchers, with the acts."""
    found = Lot.objects.filter(pk__in=_own(user, "lot"))
    return found.prefetch_related("acts__stays", "acts__mistake__undone").order_by("-pk")


def _own(user: User, of: str) -> list[int]:
    if user.role != Role.SUPPLIER or not user.is_active or user.office_id is None:
        return []
    newest = Party.objects.filter(**{of: OuterRef(of)}).order_by("-pk").values("pk")[:1]
    mine = Party.objects.filter(office=user.office_id, pk=Subquery(newest))
    return list(mine.exclude(**{of: None}).values_list(of, flat=True))
