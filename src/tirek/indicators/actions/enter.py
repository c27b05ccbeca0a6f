"""A manager enters the figure of a year that nothing measures."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation

from tirek.accounts.models import Role, User
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.casework.texts import texts as casework_texts
from tirek.indicators.models import Entry
from tirek.indicators.quality import Indicator
from tirek.indicators.queries.scope import may_see
from tirek.indicators.texts import texts


class NoShare(Refused):
    """What was typed is no percentage, or the figure is not entered by hand."""


def enter(
    *, indicator: Indicator, place: str, service: str, year: int, typed: str, by: User, at: datetime
) -> Entry:
    """Keep the percentage; an earlier one stays in the table and no longer counts.

    Raises NotAllowed for anybody but a manager of the place, NoShare.
    """
    if by.role != Role.MANAGER or not may_see(by, place):
        raise NotAllowed(casework_texts().refused.not_your_role)
    if indicator.how != "entered":
        raise NoShare(texts().refused.not_entered_by_hand)
    return Entry.objects.create(
        place=place, service=service, year=year, indicator=indicator.id,
        percent=_percent(typed), by=by, at=at,
    )  # fmt: skip


def _percent(typed: str) -> Decimal:
    """ "97,5" or "97.5"."""
    refused = NoShare(texts().refused.not_a_share, field="percent")
    try:
        value = Decimal(typed.strip().replace(",", "."))
    except InvalidOperation:
        raise refused from None
    if not value.is_finite() or not 0 <= value <= 100 or value != round(value, 2):
        raise refused
    return value
