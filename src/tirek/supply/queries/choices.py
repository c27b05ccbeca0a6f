"""The choices an officer may see."""

from __future__ import annotations

from django.db.models import F, QuerySet

from tirek.accounts.models import User
from tirek.casework.permissions import visible_to
from tirek.supply.models import Choice


def choices_of(user: User) -> QuerySet[Choice]:
    """Of the cases the officer may see; the next day of the clock first."""
    found = Choice.objects.filter(case__in=visible_to(user))
    found = found.select_related("case__subject", "supplier__office")
    return found.order_by(F("due_on").asc(nulls_last=True), "-pk")
