"""Whose application is worked on first, where the standard of the service names such people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.models import Case, Turn
from tirek.casework.queries.facts import TELLING, flat


def turn_after(case: Case, kind: str, payload: Mapping[str, Any]) -> int:
    """The turn of the case once this event is known; as it was where the event tells no such fact.

    Raises nothing: a fact that is not known leaves the case in the order of deadlines.
    """
    first = service_of(case).passport.first_in_line
    told = dict(flat(payload["facts"])) if first and kind in TELLING else {}
    if first is None or first.fact not in told:
        return case.turn
    return Turn.FIRST if told[first.fact] is True else Turn.IN_ORDER
