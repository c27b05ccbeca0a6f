"""Whose application about a child was granted before: officers have checked whose child it is."""

from __future__ import annotations

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.queries.decision import is_granted


def was_granted(user: User, iin: str) -> bool:
    """Whether an own application of the citizen about that person was granted."""
    own = Case.objects.filter(applicant_user=user, applicant__iin=user.iin, subject__iin=iin)
    return any(is_granted(case) for case in own)
