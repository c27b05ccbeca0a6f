"""The signatures of a case: the applicant's, the head's."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.permissions import visible_to
from tirek.signatures.models import Signature


def signatures_of(case: Case) -> QuerySet[Signature]:
    """Every signature under the application and the decisions of the case, in order of time."""
    drafts = [str(draft.pk) for draft in [getattr(case, "draft", None)] if draft]
    found = Signature.objects.filter(about__in=[case.number, *drafts])
    return found.prefetch_related("checks").order_by("signed_at", "pk")


def signature_of(user: User, number: str, signature: UUID) -> Signature:
    """One signature of a case that the user may see.

    Raises Case.DoesNotExist, Signature.DoesNotExist.
    """
    case = visible_to(user).get(number=number)
    return signatures_of(case).get(pk=signature)
