"""A user's applications in the making."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from tirek.accounts.models import User
from tirek.casework.models import Draft


def drafts_of(user: User) -> QuerySet[Draft]:
    """The user's drafts that were not sent yet, the latest first."""
    return Draft.objects.filter(user=user, case=None)


def draft_of(user: User, draft: UUID) -> Draft:
    """One draft of the user, sent or not (then `draft.case`). Raises Draft.DoesNotExist."""
    return Draft.objects.select_related("case").get(pk=draft, user=user)
