"""What may still be asked of whom."""

from __future__ import annotations

from collections.abc import Sequence

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.permissions import may
from tirek.indicators.models import Asked
from tirek.indicators.quality import Indicator, quality


def questions(case: Case) -> Sequence[Indicator]:
    """The questions about the case; those about complaints only where there was one."""
    return quality().asked(complained=case.complaints.exists())


def can_answer(user: User, case: Case) -> bool:
    """Whether this citizen may say how it went: the case is decided and nobody has said yet."""
    if case.decided_on is None or not user.is_citizen or not may(user, "view", case):
        return False
    return not Asked.objects.filter(case=case).exists()
