"""Somebody agreed that what they received is replaced: they wait for their turn again."""

from __future__ import annotations

from datetime import datetime

from tirek.casework.models import Case
from tirek.supply.actions.take_next import take_next
from tirek.supply.journal import locked
from tirek.supply.models import Anew, Row


def wait_for_replacement(*, case: Case, at: datetime) -> Row | None:
    """Behind everybody who waits now, in the caller's transaction.

    None for who waits already: the consent is kept, and gives the place of its day after that.
    """
    queue = locked(case.service, case.place)
    Anew.objects.create(case=case, why=Anew.Why.REPLACEMENT, at=at)
    return take_next(queue, case.subject_id, by=None, at=at)
