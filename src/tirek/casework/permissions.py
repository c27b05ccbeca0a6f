"""Who may do what to which case. Every action and every page asks here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from tirek.accounts.models import OFFICERS, Role, User
from tirek.casework.models import Case
from tirek.casework.texts import texts
from tirek.kernel.text import Text

Action = Literal[
    "view",
    "submit",
    "establish_facts",
    "propose",
    "return",
    "confirm",
    "record_notice",
    "record_payment",
    "close",
    "withdraw",
]

ROLES: Mapping[Action, frozenset[str]] = {
    "view": frozenset({Role.CITIZEN, *OFFICERS}),
    "submit": frozenset({Role.CITIZEN}),
    "establish_facts": frozenset({Role.SPECIALIST}),
    "propose": frozenset({Role.SPECIALIST}),
    "return": frozenset({Role.HEAD}),
    "confirm": frozenset({Role.HEAD}),
    "record_notice": frozenset(),
    "record_payment": frozenset({Role.ACCOUNTANT}),
    "close": frozenset({Role.ACCOUNTANT}),
    "withdraw": frozenset({Role.CITIZEN, Role.SPECIALIST}),
}
"""The roles that may; the administrator keeps users and offices and sees no case."""

SYSTEM: frozenset[Action] = frozenset({"record_notice", "record_payment", "close"})
"""What Tirek itself may do, without a user."""


class NotAllowed(PermissionDenied):
    """This user may not do this to this case; `text` says who may."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.in_("en"))
        self.text = text


def may(user: User | None, action: Action, case: Case) -> bool:
    """Whether the user may; `None` is the system.

    A citizen acts on own cases only, an officer on the cases of the office's place only.
    """
    if user is None:
        return action in SYSTEM
    return user.is_active and user.role in ROLES[action] and _is_theirs(user, case)


def _is_theirs(user: User, case: Case) -> bool:
    if user.is_citizen:
        return case.applicant_user_id == user.pk
    return user.place is not None and user.place == case.place


def require(user: User | None, action: Action, case: Case) -> None:
    """Raises NotAllowed unless `may`."""
    if not may(user, action, case):
        say = texts().refused
        own = user is None or _is_theirs(user, case)
        raise NotAllowed(say.not_your_role if own else say.not_your_case)


def visible_to(user: Any) -> QuerySet[Case]:
    """The cases the user may see; nobody signed in sees none."""
    if not isinstance(user, User) or not user.is_active or user.role not in ROLES["view"]:
        return Case.objects.none()
    if user.is_citizen:
        return Case.objects.filter(applicant_user=user)
    return Case.objects.filter(place=user.place)
