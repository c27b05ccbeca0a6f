"""Who may see the figures, of which places."""

from __future__ import annotations

from tirek.accounts.models import Role, User
from tirek.casework.permissions import OVERSEERS
from tirek.law.catalogue import the_law

READERS = (Role.MANAGER, Role.HEAD, Role.AUDITOR)
"""Roles that see indicators, and the cases behind them."""


def may_see(user: User, place: str) -> bool:
    """A head sees the own place; a manager and an auditor every place below theirs as well."""
    if not user.is_active or user.role not in READERS or user.place is None:
        return False
    below = user.role in OVERSEERS and place.startswith(f"{user.place}/")
    return place == user.place or below


def places_of(user: User) -> list[str]:
    """The places whose figures the user may ask for, the widest first."""
    if user.place is None:
        return []
    return [user.place, *sorted(one for one in the_law().regions if one != user.place
                                and may_see(user, one))]  # fmt: skip
