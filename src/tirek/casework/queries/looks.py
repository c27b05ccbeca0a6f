"""Who looked at the cases a person may see."""

from __future__ import annotations

from django.db.models import QuerySet

from tirek.accounts.models import User
from tirek.casework.models import Look
from tirek.casework.permissions import visible_to


def looks_at_cases_of(user: User) -> QuerySet[Look]:
    """Every look of somebody else at the citizen's cases, the latest first."""
    looks = Look.objects.filter(case__in=visible_to(user)).exclude(user=user)
    return looks.select_related("case", "user", "user__office").order_by("-at", "-pk")
