"""Who may do what about contracts: a specialist those of the own place and services."""

from __future__ import annotations

from tirek.accounts.bodies import works_on
from tirek.accounts.models import Role, User
from tirek.casework.permissions import NotAllowed
from tirek.supply.bought_texts import bought_texts
from tirek.supply.permissions import require_role


def require_buyer(user: User, service: str, place: str) -> None:
    """Raises NotAllowed for anybody but a specialist of the department that decides it there."""
    require_role(user, Role.SPECIALIST)
    if user.place != place or not works_on(user, service):
        raise NotAllowed(bought_texts().refused["not_your_place"])
