"""How a complaint ends, written into the chain of its case, and what that does to the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from tirek.accounts.models import Role, User
from tirek.appeals.actions.reopen import effect_of, reopen
from tirek.appeals.models import Complaint
from tirek.appeals.steps import moved, told_of
from tirek.appeals.texts import told
from tirek.casework.actions.note_event import note_event
from tirek.casework.models import Event
from tirek.casework.permissions import Action
from tirek.kernel.text import Text

Outcome = Literal["satisfied", "upheld", "rejected", "left", "withdrawn"]
MET: tuple[Outcome, ...] = ("satisfied", "upheld")


def write_decision(
    complaint: Complaint,
    outcome: Outcome,
    *,
    by: User,
    at: datetime,
    reasons: str,
    answer: Mapping[str, Any] | None = None,
    may: Action = "handle_complaint",
    basis: Sequence[Mapping[str, Any]] = (),
) -> Event:
    """Record the outcome; where the complaint is met, its case is reopened after that.

    The caller holds the complaint and has asked for permission. Raises OtherApplication,
    procedure's RefusedTransition.
    """
    effect = effect_of(complaint) if outcome in MET else "stays"
    acting = moved(complaint, f"ComplaintDecided.{outcome}", by=by, at=at)
    event = note_event(
        case=complaint.case,
        kind="ComplaintDecided",
        by=by,
        at=at,
        may=may,
        outcome=outcome,
        payload={
            "complaint": complaint.number,
            "outcome": outcome,
            "reasons": reasons.strip(),
            "effect": effect,
            **({"answer": dict(answer)} if answer else {}),
            **acting,
        },
        told=told_of(_told(complaint, outcome, reasons.strip())),
        basis=basis,
    )
    if effect == "reopened":
        reopen(complaint, by=by if by.role == Role.HEAD else None, at=at)
    return event


def _told(complaint: Complaint, outcome: Outcome, reasons: str) -> list[Text]:
    said = [told().outcome[outcome].format(number=complaint.number)]
    return [*said, told().reasons.format(reasons=reasons)] if reasons else said
