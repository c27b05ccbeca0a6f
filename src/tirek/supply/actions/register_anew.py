"""A choice that ended in the queue: the row by which the person waits again."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.supply.actions.take_next import take_next
from tirek.supply.journal import locked
from tirek.supply.models import Choice, Row


def register_anew(*, choice: Choice, by: User, at: datetime, why: str) -> Row | None:
    """Behind everybody who waits now, as whoever comes back. The choice was ended before.

    None for who waits by another case, and for whom a decision has taken the right: they are owed
    the place, and take it after that, or with the decision that grants it again.
    """
    queue = locked(choice.case.service, choice.case.place)
    return take_next(queue, choice.case.subject_id, by=by, at=at, why=why)
