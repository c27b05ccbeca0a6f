"""The specialist proposes what the law says of the case."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.legal import waits_for_law
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.queries.proposal import Judged, basis_of, judge
from tirek.casework.record import locked, record
from tirek.casework.refused import Refused
from tirek.casework.texts import texts
from tirek.law.decision import Decision


class CannotPropose(Refused):
    """The law cannot be applied yet: `decision.needs` says what is missing."""

    def __init__(self, decision: Decision) -> None:
        say = texts().refused
        waits = waits_for_law(decision)
        super().__init__(say.law_is_missing if waits else say.facts_are_missing)
        self.decision = decision


def propose(
    *, case: Case, by: User, note: str = "", at: datetime, expected_seq: int | None = None
) -> Event:
    """Send the head the decision that the law gives on the facts known now.

    Raises NotAllowed, StaleCase, CannotPropose, procedure's RefusedTransition. Where the law of
    the place itself lacks something, CannotPropose leaves the case waiting for the law.
    """
    with transaction.atomic():
        found = _propose(case, by, note, at, expected_seq)
    if isinstance(found, Decision):
        raise CannotPropose(found)
    return found


def _propose(
    case: Case, by: User, note: str, at: datetime, expected_seq: int | None
) -> Event | Decision:
    case = locked(case, expected_seq)
    require(by, "propose", case)
    judged = judge(case)
    decision = judged.decision
    if decision.outcome == "undecidable":
        if waits_for_law(decision) and case.stage != "waiting_for_law":
            hold_for_law(case, judged, by=by, at=at)
        return decision
    document = judged.as_document()
    return record(
        case,
        "Proposed",
        by=by,
        at=at,
        payload={**document, "note": note.strip()},
        basis=basis_of(document["decision"]),
        outcome=decision.outcome,
    )


def hold_for_law(case: Case, judged: Judged, *, by: User | None, at: datetime) -> Event:
    """Write down that the case waits until the law of its place is complete."""
    document = judged.as_document()
    return record(
        case, "HeldForLaw", by=by, at=at, payload=document, basis=basis_of(document["decision"])
    )
