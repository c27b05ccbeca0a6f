"""Who sees a complaint and who may take which step: never an officer whom it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from django.db.models import Q, QuerySet
from django.utils import timezone

from tirek.accounts.bodies import departments_of, in_hand
from tirek.accounts.models import OfficeKind, Role, User
from tirek.accounts.places import below
from tirek.accounts.queries.deputies import people_behind, roles_of
from tirek.appeals.models import Complaint
from tirek.appeals.texts import refused
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.permissions import Action, NotAllowed
from tirek.casework.permissions import may as may_in_case
from tirek.casework.permissions import visible_to as visible_cases
from tirek.kernel.text import Text

Verb = Literal["satisfy", "pass_on", "record_outcome", "record_court", "withdraw"]

DEPARTMENT = frozenset({Role.SPECIALIST, Role.HEAD})
ROLES: Mapping[Verb, frozenset[str]] = {
    "satisfy": frozenset({Role.HEAD}),
    "pass_on": DEPARTMENT,
    "record_outcome": DEPARTMENT | {Role.MANAGER},
    "record_court": DEPARTMENT,
    "withdraw": DEPARTMENT | {Role.CITIZEN, Role.OPERATOR},
}
IN_CASE: Mapping[Verb, Action] = {
    "satisfy": "handle_complaint",
    "pass_on": "handle_complaint",
    "record_outcome": "handle_complaint",
    "record_court": "record_court",
    "withdraw": "complain",
}
"""What each step is called among the permissions of a case."""


def require(user: User | None, verb: Verb, complaint: Complaint, at: datetime) -> None:
    """Raises NotAllowed with the reason unless the user may; None is Tirek itself.

    Raises casework's OwnCase for an officer who is one of the people of the case.
    """
    why = why_not(user, verb, complaint)
    if why is not None:
        raise NotAllowed(why)
    if user is not None and user.is_officer:
        require_no_own_case(complaint.case, user, at)


def may(user: User | None, verb: Verb, complaint: Complaint) -> bool:
    """Whether the user may take that step, the stage of the complaint apart."""
    return why_not(user, verb, complaint) is None


def why_not(user: User | None, verb: Verb, complaint: Complaint) -> Text | None:
    """Why the user may not; None where they may."""
    if user is not None and is_about(complaint, user):
        return refused().it_is_about_you
    if user is not None and not roles_of(user, on=timezone.localdate()) & ROLES[verb]:
        return refused().not_your_role
    if user is not None and user.is_citizen:
        return None if complaint.complainant_user_id == user.pk else refused().not_your_role
    if not may_in_case(user, IN_CASE[verb], complaint.case):
        return refused().not_your_role
    if user is not None and user.role == Role.MANAGER and not _is_with(user, complaint):
        return refused().not_with_you
    return None


def is_about(complaint: Complaint, user: User) -> bool:
    """Whether it is about the user, or about somebody the user stands for today by an order."""
    return complaint.about.filter(pk__in=_behind(user)).exists()


def handlers(complaint: Complaint) -> QuerySet[User]:
    """The officers of the department who took no part in what is complained of."""
    ours = User.objects.filter(
        is_active=True,
        role__in=DEPARTMENT,
        office__in=departments_of(complaint.case.service, complaint.place),
    )
    return ours.exclude(pk__in=complaint.about.values("pk"))


def visible_to(user: Any) -> QuerySet[Complaint]:
    """The complaints the user may see; never one that is about the user."""
    if not isinstance(user, User) or not user.is_active:
        return Complaint.objects.none()
    if user.is_citizen:
        mine = Q(complainant_user=user) | Q(case__in=visible_cases(user))
        return Complaint.objects.filter(mine)
    theirs = _of_office(user)
    return theirs.exclude(pk__in=Complaint.objects.filter(about__in=_behind(user)).values("pk"))


def _behind(user: User) -> frozenset[int]:
    return people_behind(user, on=timezone.localdate())


def _of_office(user: User) -> QuerySet[Complaint]:
    place = user.place
    if place is None:
        return Complaint.objects.none()
    if user.role in DEPARTMENT:
        return Complaint.objects.filter(in_hand(user, "case__service"), place=place)
    if user.role == Role.OPERATOR:
        return Complaint.objects.filter(taken_by__office=user.office_id)
    if user.role in (Role.MANAGER, Role.AUDITOR):
        return Complaint.objects.filter(below(place), in_hand(user, "case__service"))
    return Complaint.objects.none()


def _is_with(manager: User, complaint: Complaint) -> bool:
    """Whether the manager's own body is the one that considers it now."""
    assert manager.office is not None  # the database lets no manager be without one
    quality = manager.office.kind == OfficeKind.QUALITY_BODY
    return complaint.stage == ("with_quality_body" if quality else "with_body")
