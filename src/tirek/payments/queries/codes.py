"""The codes a place gives the bank with the payments of each service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tirek.payments.bank import Codes
from tirek.payments.models import PurposeCode


def entered_codes(place: str) -> Sequence[PurposeCode]:
    """What was entered last for each service."""
    found = PurposeCode.objects.filter(place=place).select_related("by")
    return list(found.order_by("service", "-pk").distinct("service"))


def codes_of(place: str) -> Mapping[str, Codes]:
    """By service; a service nobody entered codes for has none."""
    return {one.service: Codes(one.knp, one.kod, one.kbe) for one in entered_codes(place)}
