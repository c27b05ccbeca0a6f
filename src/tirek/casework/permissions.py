"""Who may do what to which case. Every action and every page asks here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from tirek.accounts.answers import once
from tirek.accounts.bodies import in_hand, works_on
from tirek.accounts.models import Role, User
from tirek.accounts.places import below
from tirek.accounts.queries.deputies import roles_of
from tirek.casework.models import Case
from tirek.casework.texts import texts
from tirek.kernel.text import Text
from tirek.people.models import Representation
from tirek.people.queries import acts_for

Action = Literal[
    "view",
    "submit",
    "establish_facts",
    "ask_registries",
    "request_information",
    "give_information",
    "lapse_information",
    "announce_hearing",
    "answer_hearing",
    "hold_hearing",
    "conclude",
    "ask_to_vouch",
    "vouch",
    "attest",
    "propose",
    "return",
    "confirm",
    "sign_decision",
    "extend_term",
    "move_deadline",
    "remind",
    "assign",
    "hold",
    "forward",
    "record_notice",
    "record_payment",
    "change_account",
    "propose_payment_change",
    "decide_payment_change",
    "store_result",
    "hand_over_result",
    "return_result",
    "fetch_back_result",
    "report_change",
    "check_change",
    "keep_queue",
    "undo_mistake",
    "choose",
    "choose_organisation",
    "start_work",
    "write_sheet",
    "sign_sheet",
    "accept_work",
    "withdraw_consent",
    "complain",
    "handle_complaint",
    "record_court",
    "reopen",
    "export",
    "ask_satisfaction",
    "close",
    "withdraw",
]

_ROLES: Mapping[Action, tuple[Role, ...]] = {
    "view": (
        Role.CITIZEN,
        Role.OPERATOR,
        Role.SPECIALIST,
        Role.HEAD,
        Role.ACCOUNTANT,
        Role.MANAGER,
        Role.AUDITOR,
        Role.LAWYER,
    ),
    "submit": (Role.CITIZEN, Role.OPERATOR, Role.SPECIALIST),
    "establish_facts": (Role.SPECIALIST,),
    "ask_registries": (Role.CITIZEN, Role.SPECIALIST),
    "request_information": (Role.SPECIALIST,),
    "give_information": (Role.CITIZEN, Role.OPERATOR, Role.SPECIALIST),
    "lapse_information": (),
    "announce_hearing": (Role.SPECIALIST,),
    "answer_hearing": (Role.CITIZEN,),
    "hold_hearing": (Role.SPECIALIST,),
    "conclude": (Role.SPECIALIST, Role.COMMISSION),
    "ask_to_vouch": (Role.SPECIALIST,),
    "vouch": (Role.SCHOOL,),
    "attest": (Role.SCHOOL,),
    "propose": (Role.SPECIALIST,),
    "return": (Role.HEAD,),
    "confirm": (Role.HEAD,),
    "sign_decision": (Role.HEAD,),
    "extend_term": (Role.HEAD,),
    "move_deadline": (),
    "remind": (),
    "assign": (Role.SPECIALIST, Role.HEAD),
    "hold": (Role.SPECIALIST, Role.HEAD),
    "forward": (Role.OPERATOR, Role.SPECIALIST),
    "record_notice": (),
    "change_account": (Role.CITIZEN,),
    "record_payment": (Role.ACCOUNTANT,),
    "propose_payment_change": (Role.SPECIALIST, Role.ACCOUNTANT),
    "decide_payment_change": (Role.HEAD,),
    "store_result": (Role.OPERATOR, Role.SPECIALIST),
    "hand_over_result": (Role.OPERATOR, Role.SPECIALIST),
    "return_result": (Role.OPERATOR,),
    "fetch_back_result": (Role.OPERATOR, Role.SPECIALIST),
    "report_change": (Role.CITIZEN, Role.OPERATOR, Role.SPECIALIST),
    "check_change": (Role.SPECIALIST,),
    "keep_queue": (Role.SPECIALIST,),
    "undo_mistake": (Role.HEAD,),
    "choose": (Role.CITIZEN,),
    "choose_organisation": (Role.CITIZEN, Role.SPECIALIST),
    "start_work": (Role.SPECIALIST,),
    "write_sheet": (Role.SPECIALIST,),
    "sign_sheet": (Role.CITIZEN, Role.SPECIALIST),
    "accept_work": (Role.SPECIALIST, Role.HEAD),
    "withdraw_consent": (Role.CITIZEN,),
    "complain": (Role.CITIZEN, Role.OPERATOR, Role.SPECIALIST, Role.HEAD),
    "handle_complaint": (Role.SPECIALIST, Role.HEAD, Role.MANAGER),
    "record_court": (Role.SPECIALIST, Role.HEAD),
    "reopen": (Role.HEAD,),
    "export": (Role.CITIZEN, Role.HEAD, Role.AUDITOR),
    "ask_satisfaction": (),
    "close": (Role.ACCOUNTANT,),
    "withdraw": (Role.CITIZEN, Role.SPECIALIST),
}
ROLES: Mapping[Action, frozenset[str]] = {
    action: frozenset(roles) for action, roles in _ROLES.items()
}
"""The roles that may; the administrator keeps users and offices and sees no case."""

SYSTEM: frozenset[Action] = frozenset(
    {
        "ask_registries",
        "lapse_information",
        "move_deadline",
        "remind",
        "assign",
        "conclude",
        "ask_to_vouch",
        "attest",
        "forward",
        "record_notice",
        "record_payment",
        "store_result",
        "return_result",
        "fetch_back_result",
        "handle_complaint",
        "reopen",
        "ask_satisfaction",
        "close",
    }
)
"""What Tirek itself may do, without a user."""

OVERSEERS = frozenset({Role.MANAGER, Role.AUDITOR})
"""They see the cases of their services in their place and in every place below it."""


class NotAllowed(PermissionDenied):
    """This user may not do this to this case; `text` says who may."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.in_("en"))
        self.text = text


def may(user: User | None, action: Action, case: Case) -> bool:
    """Whether the user may; `None` is the system.

    A citizen acts on own cases only, an officer on the cases of the office's place and services
    only, a school on those it was named in.
    """
    if user is None:
        return action in SYSTEM
    return user.is_active and _has_role(user, action) and _is_theirs(user, case)


def _has_role(user: User, action: Action) -> bool:
    """In their own role, or in that of somebody they act for today by an order."""
    if user.role in ROLES[action]:
        return True
    return bool(roles_of(user, on=timezone.localdate()) & ROLES[action])


def _is_theirs(user: User, case: Case) -> bool:
    return once(user, ("theirs", case.pk), lambda: _among_theirs(user).filter(pk=case.pk).exists())


def know_as_theirs(user: User, case: Case) -> None:
    """The case was just found among the user's: no need to ask the database again."""
    once(user, ("theirs", case.pk), lambda: True)


def _among_theirs(user: User) -> QuerySet[Case]:
    """The cases that are a user's business, whatever may be done to them."""
    if user.is_citizen:
        return _own_and_represented(user)
    if user.place is None:
        return Case.objects.none()
    if user.role == Role.OPERATOR:
        return Case.objects.filter(taken_by__office=user.office_id)
    if user.role == Role.SCHOOL:
        return Case.objects.filter(vouchings__office=user.office_id).distinct()
    # No page shows a lawyer a dossier: only what a change of the law does to these cases.
    if user.role in (*OVERSEERS, Role.LAWYER):
        return Case.objects.filter(below(user.place), in_hand(user))
    return Case.objects.filter(in_hand(user), place=user.place)


def _own_and_represented(user: User) -> QuerySet[Case]:
    """Own cases, and those of the people the citizen may act for at the moment of looking."""
    mine = Q(applicant_user=user)
    today = timezone.localdate()
    for one in once(user, ("acts_for", today), lambda: _acts_for(user, today)):
        theirs = Q(applicant=one.represented_id)
        mine |= theirs & Q(service=one.service) if one.service else theirs
    return Case.objects.filter(mine)


def _acts_for(user: User, today: date) -> list[Representation]:
    """Whom, and in which service: more is not asked here."""
    found = acts_for(user.iin, on=today).select_related(None)
    return list(found.order_by().only("represented", "service"))


def require(user: User | None, action: Action, case: Case) -> None:
    """Raises NotAllowed unless `may`."""
    if not may(user, action, case):
        say = texts().refused
        own = user is None or _is_theirs(user, case)
        raise NotAllowed(say.not_your_role if own else say.not_your_case)


def require_service(user: User, service: str) -> None:
    """Raises NotAllowed where the service is not the business of the user's office."""
    if not works_on(user, service):
        raise NotAllowed(texts().refused.not_your_case)


def visible_to(user: Any) -> QuerySet[Case]:
    """The cases the user may see; nobody signed in sees none."""
    if not isinstance(user, User) or not user.is_active or user.role not in ROLES["view"]:
        return Case.objects.none()
    return _among_theirs(user)
