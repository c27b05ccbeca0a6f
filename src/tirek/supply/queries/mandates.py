"""Which offices are commissions on matters of the portal."""

from __future__ import annotations

from django.db.models import QuerySet

from tirek.accounts.models import Office, OfficeKind
from tirek.supply.models import Mandate


def commissions() -> QuerySet[Office]:
    """Every office that is a commission of some kind."""
    return Office.objects.filter(kind=OfficeKind.COMMISSION, is_active=True)


def of_the_portal(office: int | None) -> bool:
    """Whether the last order of an office lets it admit suppliers."""
    last = Mandate.objects.filter(office=office).order_by("pk").last()
    return last is not None and last.given
