"""The specialist proposes what the law says of the case."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.hearing_texts import hearing_texts
from tirek.casework.legal import service_of, waits_for_law
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.overruling import judged_with
from tirek.casework.permissions import require
from tirek.casework.queries.deadline import place_of
from tirek.casework.queries.hearing import must_be_heard, window_on
from tirek.casework.queries.proposal import Judged, basis_of
from tirek.casework.record import locked, record
from tirek.casework.refused import Refused
from tirek.casework.texts import texts
from tirek.law.decision import Decision
from tirek.law.overrule import Overrules
from tirek.procedure.deadline import shown


class CannotPropose(Refused):
    """The law cannot be applied yet: `decision.needs` says what is missing."""

    def __init__(self, decision: Decision) -> None:
        say = texts().refused
        waits = waits_for_law(decision)
        super().__init__(say.law_is_missing if waits else say.facts_are_missing)
        self.decision = decision


class HearingMissing(Refused):
    """A refusal is not proposed before the applicant was heard on its grounds."""


def propose(
    *,
    case: Case,
    by: User,
    note: str = "",
    overrule: Overrules | None = None,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Send the head the decision that the law gives on the facts known now.

    `overrule` is what the specialist would put in the place of conditions, and why. Raises
    NotAllowed, StaleCase, OwnCase, CannotPropose, HearingMissing, OverruleRefused, procedure's
    RefusedTransition. Where the law of the place itself lacks something, CannotPropose leaves the
    case waiting for the law.
    """
    with transaction.atomic():
        found = _propose(case, by, note, overrule, at, expected_seq)
    if isinstance(found, Decision):
        raise CannotPropose(found)
    return found


def _propose(
    case: Case,
    by: User,
    note: str,
    overrule: Overrules | None,
    at: datetime,
    expected_seq: int | None,
) -> Event | Decision:
    case = locked(case, expected_seq)
    require(by, "propose", case)
    require_no_own_case(case, by, at)
    service_of(case).lifecycle.after(case.stage, "Proposed")  # may anything be proposed now?
    judged = judged_with(case, overrule, by)
    decision = judged.decision
    if decision.outcome == "undecidable":
        if waits_for_law(decision) and case.stage != "waiting_for_law":
            hold_for_law(case, judged, by=by, at=at)
        return decision
    _require_heard(case, decision, at)
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


def _require_heard(case: Case, decision: Decision, at: datetime) -> None:
    if must_be_heard(case, decision):
        window = window_on(case, local_day(at))
        say = hearing_texts().refused["must_be_heard"]
        where = place_of(window.cites)
        raise HearingMissing(say.format(where=where, notice_by=shown(window.notice_by)))


def hold_for_law(case: Case, judged: Judged, *, by: User | None, at: datetime) -> Event:
    """Write down that the case waits until the law of its place is complete."""
    document = judged.as_document()
    return record(
        case, "HeldForLaw", by=by, at=at, payload=document, basis=basis_of(document["decision"])
    )
