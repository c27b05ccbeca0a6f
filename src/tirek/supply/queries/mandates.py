"""Which offices are commissions on matters of the portal."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery

from tirek.accounts.models import Office, OfficeKind
from tirek.supply.models import Mandate


def commissions() -> QuerySet[Office]:
    """Every office that is a commission of some kind, with what its last order `says`."""
    said = Mandate.objects.filter(office=OuterRef("pk")).order_by("-pk").values("given")[:1]
    found = Office.objects.filter(kind=OfficeKind.COMMISSION, is_active=True)
    return found.annotate(given=Subquery(said))


def of_the_portal(office: int | None) -> bool:
    """Whether an office may admit suppliers now."""
    return commissions().filter(pk=office, given=True).exists()
