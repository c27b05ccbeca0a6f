"""The codes a place gives the bank with the payments of each service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tirek.payments.bank import Codes
from tirek.payments.models import PaymentRun, PurposeCode


def entered_codes(place: str, *, until: datetime | None = None) -> Sequence[PurposeCode]:
    """What was entered last for each service, of all or by that moment."""
    found = PurposeCode.objects.filter(place=place).select_related("by")
    if until is not None:
        found = found.filter(at__lte=until)
    return list(found.order_by("service", "-pk").distinct("service"))


def codes_of(run: PaymentRun) -> Mapping[str, Codes]:
    """By service, as the run was frozen with; a service nobody entered codes for has none."""
    frozen = run.events.get(kind="RunFrozen")
    entered = entered_codes(run.place, until=frozen.at)
    return {one.service: Codes(one.knp, one.kod, one.kbe) for one in entered}
