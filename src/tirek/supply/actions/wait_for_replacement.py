"""Somebody agreed that what they received is replaced: they wait for their turn again."""

from __future__ import annotations

from datetime import datetime

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.supply.actions.take_next import registered
from tirek.supply.journal import add, locked
from tirek.supply.models import Row
from tirek.supply.queries.waiting import last_row
from tirek.supply.texts import texts


def wait_for_replacement(*, case: Case, at: datetime) -> Row | None:
    """Behind everybody who waits now, in the caller's transaction; None for who waits already."""
    waited, queue = service_of(case).queue, locked(case.service, case.place)
    row, choice = last_row(queue, case), case.choices.order_by("pk").last()
    assert waited is not None, "what is replaced was waited for"
    assert choice is not None, "what is replaced was ordered"
    if row is None or row.waits:
        return None
    place, reason = registered(case, waited, anew=at), texts().anew["replacement"].kk
    decision, kind = choice.row.decision, Row.Kind.CAME_BACK
    return add(queue, kind, case, place, decision=decision, by=None, at=at, reason=reason)
