"""What an officer was reminded of, and what was escalated to the head."""

from django.db.models import Q, QuerySet

from tirek.accounts.models import Role, User
from tirek.appeals.models import OPEN, Complaint
from tirek.appeals.permissions import visible_to as visible_complaints
from tirek.casework.models import UNDECIDED, Case
from tirek.casework.permissions import visible_to


def attention(user: User) -> QuerySet[Case]:
    """The undecided cases the user was told of, the nearest deadline first.

    A specialist is told of own cases and of nobody's, a head of the terms that are over.
    """
    undecided = visible_to(user).filter(stage__in=UNDECIDED).order_by("due_on", "pk")
    if user.role == Role.SPECIALIST:
        return undecided.filter(
            Q(assigned_to=user) | Q(assigned_to=None), reminded_on__isnull=False
        )
    if user.role == Role.HEAD:
        return undecided.filter(escalated_on__isnull=False)
    return undecided.none()


def complaints_to_answer(user: User) -> QuerySet[Complaint]:
    """The complaints somebody was reminded of; for whoever is to be told when a term is over,
    those whose term is."""
    waiting = visible_complaints(user).filter(stage__in=OPEN).order_by("due_on", "pk")
    if user.role == Role.SPECIALIST:
        return waiting.filter(reminded_on__isnull=False)
    if user.role in (Role.HEAD, Role.MANAGER):
        return waiting.filter(escalated_on__isnull=False)
    return waiting.none()
