"""What an officer was reminded of, and what was escalated to the head."""

from django.db.models import Q, QuerySet

from tirek.accounts.models import Role, User
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
