"""Who may see and move a debt: the accountant and the head of its place, and whose debt it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from tirek.accounts.bodies import in_hand, works_on
from tirek.accounts.models import Role, User
from tirek.accounts.places import below
from tirek.accounts.queries.deputies import roles_of
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.permissions import OVERSEERS, NotAllowed
from tirek.payments.models import Debt
from tirek.payments.overpayment.texts import texts

READERS = (Role.ACCOUNTANT, Role.HEAD, Role.MANAGER, Role.AUDITOR)
WORKERS = (Role.ACCOUNTANT, Role.HEAD)


def debts_of(user: Any) -> QuerySet[Debt]:
    """The debts the user may see; nobody signed in sees none."""
    none: QuerySet[Debt] = Debt.objects.none()
    if not isinstance(user, User) or not user.is_active:
        return none
    debts = Debt.objects.select_related("case", "person", "case__subject")
    if user.is_citizen:
        return debts.filter(person__iin=user.iin) if user.iin else none
    roles = roles_of(user, on=timezone.localdate())
    if user.place is None or not roles & set(READERS):
        return none
    if user.role in OVERSEERS:
        return debts.filter(below(user.place), in_hand(user, "case__service"))
    return debts.filter(in_hand(user, "case__service"), place=user.place)


def require_worker(user: User | None, debt: Debt, at: datetime, *roles: Role) -> None:
    """Raises NotAllowed unless the officer works on debts of the place in one of the roles.

    `None` is Tirek itself. Nobody works on a debt in a case that is their own.
    """
    if user is None:
        return
    mine = roles_of(user, on=local_day(at)) & set(roles or WORKERS)
    ours = user.place == debt.place and works_on(user, debt.case.service)
    if not (user.is_active and mine and ours):
        raise NotAllowed(texts().refused.not_yours)
    require_no_own_case(debt.case, user, at)


def require_debtor(user: User, debt: Debt) -> None:
    """Raises NotAllowed for anybody but the person who was paid."""
    if not (user.is_active and user.is_citizen and user.iin == debt.person.iin):
        raise NotAllowed(texts().refused.not_yours)
