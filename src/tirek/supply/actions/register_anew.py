"""What ended in the queue, a choice or a voucher: the row by which the person waits again."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.kernel.text import Text
from tirek.supply.actions.take_next import take_next
from tirek.supply.journal import locked
from tirek.supply.models import Row


def register_anew(*, case: Case, by: User | None, at: datetime, why: Text) -> Row | None:
    """Behind everybody who waits now, as whoever comes back; what was waited for ended before.

    None for who waits by another case, and for whom a decision has taken the right: they are owed
    the place, and take it after that, or with the decision that grants it again.
    """
    queue = locked(case.service, case.place)
    return take_next(queue, case.subject_id, by=by, at=at, ended=case, why=why)
