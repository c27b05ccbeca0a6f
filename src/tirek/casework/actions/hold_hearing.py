"""The record of a hearing: who took part, what was said, what was brought, how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.hearing_texts import hearing_texts
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.casework.papers import Paper, keep_papers, named
from tirek.casework.permissions import require
from tirek.casework.queries.hearing import SetHearing, set_hearing
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.procedure.answer import sentences
from tirek.procedure.deadline import ALMATY, shown

Outcome = Literal["came", "absent", "declined", "in_writing"]
AT_THE_TIME = ("came", "absent")
"""Outcomes that nobody knows before the hearing has begun."""


class RecordIncomplete(Refused):
    """The record of a hearing lacks something, or is written before the hearing."""


@dataclass(frozen=True)
class Protocol:
    """What the specialist writes down."""

    outcome: Outcome
    present: str = ""
    said: str = ""


@transaction.atomic
def hold_hearing(
    *,
    case: Case,
    by: User,
    protocol: Protocol,
    papers: Sequence[Paper] = (),
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Write the record; facts may be established anew then, and a decision proposed.

    Raises NotAllowed, StaleCase, OwnCase, RecordIncomplete, PaperRefused, procedure's
    RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "hold_hearing", case)
    require_no_own_case(case, by, at)
    service_of(case).lifecycle.after(case.stage, "HearingHeld", by="specialist")
    announced = set_hearing(case)
    assert announced is not None  # the stage allows it
    _require_complete(protocol, announced, at)
    kept = keep_papers(case, papers, by=by, at=at)
    record = {
        "outcome": protocol.outcome,
        "present": protocol.present.strip(),
        "said": protocol.said.strip(),
        "files": kept,
        "announced": announced.seq,
    }
    told = _told(record)
    return note_event(
        case=case,
        kind="HearingHeld",
        by=by,
        at=at,
        may="hold_hearing",
        payload={"protocol": record},
        told={"citizen": told, "officer": told},
        changes={"hearing_at": None},
    )


def _require_complete(protocol: Protocol, announced: SetHearing, at: datetime) -> None:
    say, outcome = hearing_texts().refused, protocol.outcome
    if outcome in AT_THE_TIME and at < announced.at:
        begins = announced.at.astimezone(ALMATY)
        early = say["too_early"].format(day=shown(begins.date()), time=f"{begins:%H:%M}")
        raise RecordIncomplete(early, field="outcome")
    if outcome == "came" and not protocol.present.strip():
        raise RecordIncomplete(say["present_missing"], field="present")
    if outcome != "absent" and not protocol.said.strip():
        raise RecordIncomplete(say["said_missing"], field="said")


def _told(record: dict[str, Any]) -> Text:
    say = hearing_texts()
    parts = [say.told["held"].format(outcome=say.outcome[record["outcome"]])]
    if record["present"]:
        parts.append(say.told["present"].format(present=record["present"]))
    if record["said"]:
        parts.append(say.told["said"].format(said=record["said"]))
    if record["files"]:
        parts.append(say.told["papers"].format(papers=named(record["files"])))
    return sentences(*parts)
