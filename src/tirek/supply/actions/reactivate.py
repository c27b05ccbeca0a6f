"""«Activate the choice of supplier»: back to the queue, from which the turn comes again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.permissions import require
from tirek.casework.queries.decision import is_granted
from tirek.casework.refused import Refused
from tirek.supply.actions.register_anew import register_anew
from tirek.supply.course import locked, take
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.texts import texts


@transaction.atomic
def reactivate(*, choice: Choice, by: User, at: datetime) -> ChoiceStep:
    """Registered anew, behind everybody who waits now.

    Raises NotAllowed, RefusedTransition, Refused where a decision took the right meanwhile.
    """
    held = locked(choice)
    require(by, "choose", held.case)
    if not is_granted(held.case):
        raise Refused(texts().refused["decision_gone"])
    step = take(held, "Reactivated", by=by, at=at)
    register_anew(case=held.case, by=by, at=at, why=texts().anew["reactivated"])
    return step
