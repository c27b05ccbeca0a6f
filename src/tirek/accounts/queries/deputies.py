"""Who acts for whom on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from tirek.accounts.answers import once
from tirek.accounts.models import OFFICERS, Deputy, User

OF_ORDER = (
    "deputy",
    "order",
    *(f"acts_for__{name}" for name in ("role", "iin", "full_name", "is_active", "office")),
)
"""What acting for another asks of the order and of the other."""


def deputyships(user: User, *, on: date) -> list[Deputy]:
    """The orders by which the user acts for others on that day.

    Who left the service is not acted for any more.
    """
    if user._state.adding or user.role not in OFFICERS:
        return []
    return once(user, ("deputyships", on), lambda: _deputyships(user, on))


def _deputyships(user: User, on: date) -> list[Deputy]:
    orders = Deputy.objects.filter(
        deputy=user, begins__lte=on, ends__gte=on, acts_for__is_active=True
    ).filter(Q(ended_on=None) | Q(ended_on__gt=on))
    orders = orders.select_related("acts_for").only(*OF_ORDER)
    return sorted(orders.order_by(), key=lambda order: order.pk)


def roles_of(user: User, *, on: date) -> frozenset[str]:
    """The user's own role and those of the people they act for on that day."""
    return frozenset({user.role, *(one.acts_for.role for one in deputyships(user, on=on))})


def people_behind(user: User, *, on: date) -> frozenset[int]:
    """The user and everybody the user stands for on that day."""
    return frozenset({user.pk, *(one.acts_for_id for one in deputyships(user, on=on))})


def orders_of(office: int | None, *, on: date) -> Iterable[Deputy]:
    """The orders of an office that are or will be in force, the earliest first."""
    found = Deputy.objects.filter(acts_for__office=office, ends__gte=on)
    found = found.filter(Q(ended_on=None) | Q(ended_on__gt=on))
    return found.select_related("acts_for", "deputy").order_by("begins", "pk")
