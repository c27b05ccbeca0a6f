"""Who looked at the cases a person may see."""

from __future__ import annotations

from django.db.models import QuerySet

from tirek.accounts.models import User
from tirek.casework.models import Look
from tirek.casework.permissions import visible_to
from tirek.registries.models import Query
from tirek.registries.queries import queries_about


def looks_at_cases_of(user: User) -> QuerySet[Look]:
    """Every look of somebody else at the citizen's cases, the latest first."""
    looks = Look.objects.filter(case__in=visible_to(user)).exclude(user=user)
    return looks.select_related("case", "user", "user__office").order_by("-at", "-pk")


def queries_for(user: User) -> QuerySet[Query]:
    """Every question to a state registry for the citizen's applications, the latest first."""
    cases = visible_to(user).values_list("number", flat=True)
    return queries_about([*cases, *map(str, user.drafts.values_list("pk", flat=True))])
