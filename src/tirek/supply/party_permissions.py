"""Who accepts what was done by a contract: the head of the department that decides."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.bodies import works_on
from tirek.accounts.models import Role, User
from tirek.accounts.queries.deputies import people_behind, roles_of
from tirek.casework.four_eyes import SamePerson
from tirek.casework.four_eyes_texts import four_eyes_texts
from tirek.casework.local_day import local_day
from tirek.casework.permissions import NotAllowed
from tirek.casework.texts import texts as case_texts
from tirek.supply.bought_texts import bought_texts


def require_head(user: User, service: str, place: str, at: datetime) -> None:
    """Raises NotAllowed for anybody but the head of the department that decides the service there,
    or who acts for one."""
    if not user.is_active or Role.HEAD not in roles_of(user, on=local_day(at)):
        raise NotAllowed(case_texts().refused.not_your_role)
    if user.place != place or not works_on(user, service):
        raise NotAllowed(bought_texts().refused["not_your_place"])


def require_other(user: User, written_by: set[int], at: datetime) -> None:
    """Raises SamePerson where the user, or who they act for, wrote it down."""
    if written_by & people_behind(user, on=local_day(at)):
        raise SamePerson(four_eyes_texts().refused["same_person"])
