"""The debts of an office in piles: to do, being returned, ended."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from tirek.payments.models import Debt
from tirek.payments.overpayment.permissions import debts_of
from tirek.procedure.paying.overpayment import overpayment_table

PILES = ("to_do", "waiting", "ended")


def in_pile(user: Any, pile: str, today: date) -> QuerySet[Debt]:
    """The debts of that pile that the user may see, the nearest day first."""
    found = debts_of(user).filter(_in(pile, today))
    return found.order_by(F("due_on").asc(nulls_last=True), "found_at", "pk")


def pile_sizes(user: Any, today: date) -> Mapping[str, int]:
    """How many lie in each pile."""
    return {pile: in_pile(user, pile, today).count() for pile in PILES}


def _in(pile: str, today: date) -> Q:
    """To do: nothing was said to the person yet, the head must decide, a day has passed, or more
    came back than is owed.
    """
    too_much = Q(returned_tiyn__gt=F("total_tiyn") + F("refunded_tiyn"))
    ended = Q(stage__in=[one.id for one in overpayment_table().stages if one.terminal]) & ~too_much
    to_do = Q(stage__in=("found", "proposed")) | Q(due_on__lt=today) | too_much
    return {"ended": ended, "to_do": ~ended & to_do, "waiting": ~ended & ~to_do}[pile]
