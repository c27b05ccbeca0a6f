"""The person was re-examined while an order is brought: it is carried out all the same."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.permissions import require
from tirek.supply.course import locked, take
from tirek.supply.models import Choice, ChoiceStep


@transaction.atomic
def note_re_examined(*, choice: Choice, by: User, at: datetime) -> ChoiceStep:
    """Written down, and nothing changes. Raises NotAllowed, OwnCase, RefusedTransition."""
    held = locked(choice)
    require(by, "keep_queue", held.case)
    require_no_own_case(held.case, by, at)
    return take(held, "ReExamined", by=by, at=at)
