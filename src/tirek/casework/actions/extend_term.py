"""The head makes the term of a case longer, where the standard of the service allows it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.clock_texts import clock_texts
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.queries.deadline import counted_now, deadline_of, place_of
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.kernel.calendar import YearNotKnown
from tirek.kernel.text import Text
from tirek.procedure.deadline import Deadline, Longer, shown
from tirek.procedure.process import Extension


class CannotExtend(Refused):
    """No such extension, made already, too late, without a reason, or into a year not known."""


@transaction.atomic
def extend_term(
    *,
    case: Case,
    by: User,
    extension: str,
    reason: str,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Make the term longer by one of `extensions_left`, with its paragraph; once each.

    Raises NotAllowed, StaleCase, OwnCase, CannotExtend, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "extend_term", case)
    require_no_own_case(case, by, at)
    lawful = _lawful(case, extension, reason, at)
    longer = Longer(lawful.by.amount, lawful.by.unit, _why(lawful))
    try:
        now = counted_now(case, more=[longer])
    except YearNotKnown as unknown:
        raise CannotExtend(unknown.text) from unknown
    told = _told(case, lawful, reason, now)
    return note_event(
        case=case,
        kind="TermExtended",
        by=by,
        at=at,
        may="extend_term",
        payload={
            **_asked(lawful, reason),
            "why": longer.why.as_dict(),
            "was": deadline_of(case)["deadline"],
            "deadline": now.as_document(),
        },
        told={"citizen": told, "officer": told},
        basis=[cite.as_document() for cite in lawful.by.cites],
        changes={"due_on": now.due_on},
    )


def _asked(lawful: Extension, reason: str) -> dict[str, Any]:
    by = lawful.by
    kept = {"extension": lawful.id, "reason": reason.strip()}
    return {**kept, "amount": by.amount, "unit": by.unit}


def extensions_left(case: Case) -> list[Extension]:
    """The extensions that the standard allows and that were not made yet."""
    made = set(case.events.filter(kind="TermExtended").values_list("payload__extension", flat=True))
    lawful = service_of(case).passport.process.extensions
    return [one for one in lawful if one.id not in made]


def _why(lawful: Extension) -> Text:
    where = place_of(lawful.by.cites)
    return clock_texts().step["extended"].format(title=lawful.title, where=where)


def _told(case: Case, lawful: Extension, reason: str, now: Deadline) -> Text:
    return (
        clock_texts()
        .told["extended"]
        .format(
            title=lawful.title,
            where=place_of(lawful.by.cites),
            reason=reason.strip(),
            due_on=shown(now.due_on),
            was=shown(case.due_on or now.due_on),
        )
    )


def _lawful(case: Case, extension: str, reason: str, at: datetime) -> Extension:
    say = clock_texts().refused
    named = [one.id for one in service_of(case).passport.process.extensions]
    if extension not in named:
        raise CannotExtend(say["no_such_extension"], field="extension")
    for one in extensions_left(case):
        if one.id == extension:
            break
    else:
        raise CannotExtend(say["extended_already"], field="extension")
    if case.due_on is not None and local_day(at) > case.due_on:
        raise CannotExtend(say["term_is_over"].format(due_on=shown(case.due_on)))
    if not reason.strip():
        raise CannotExtend(say["reason_missing"], field="note")
    return one
