"""Who may see the figures, of which places."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from tirek.accounts.models import Role, User
from tirek.accounts.places import below
from tirek.casework.permissions import OVERSEERS
from tirek.indicators.measures import Scope
from tirek.law.catalogue import the_law

READERS = (Role.MANAGER, Role.HEAD, Role.AUDITOR)
"""Roles that see indicators, and the cases behind them."""


def may_see(user: User, place: str) -> bool:
    """A head sees the own place; a manager and an auditor every place below theirs as well."""
    if not user.is_active or user.role not in READERS or user.place is None:
        return False
    is_below = user.role in OVERSEERS and place.startswith(f"{user.place}/")
    return place == user.place or is_below


def places_of(user: User) -> list[str]:
    """The places whose figures the user may ask for, the widest first."""
    if user.place is None:
        return []
    return [user.place, *sorted(one for one in the_law().regions if one != user.place
                                and may_see(user, one))]  # fmt: skip


def in_scope(rows: QuerySet[Any], scope: Scope, service: str = "service") -> QuerySet[Any]:
    """Those of the scope's place and the places below it, and of its services if it names any."""
    rows = rows.filter(below(scope.place))
    if scope.service:
        rows = rows.filter(**{service: scope.service})
    return rows if scope.among is None else rows.filter(**{f"{service}__in": scope.among})
