"""A specialist has checked what was reported: from now on it counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.accounts.queries.deputies import people_behind
from tirek.casework.actions.note_event import note_event
from tirek.casework.change_texts import change_texts
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.queries.change_effect import Effect, effect_of
from tirek.casework.queries.changes import ACCEPTED, Report, reports
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.procedure.answer import Answer, sentences
from tirek.procedure.change import DAY, Change
from tirek.procedure.deadline import shown


class CannotCheck(Refused):
    """There is nothing to check, or somebody else must do it."""


@transaction.atomic
def accept_change(
    *,
    case: Case,
    by: User,
    report: int,
    answers: Mapping[str, Answer],
    note: str = "",
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Take the change into account with the day and the values that the papers show.

    `answers` are the reported ones, or what the officer corrected. The event says which fact is
    what since when, and whether something that was due ends by the rules. Raises NotAllowed,
    StaleCase, OwnCase, CannotCheck, DoesNotFit, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "check_change", case)
    found = report_to_check(case, report, by, at)
    source = "document" if found.files else "officer"
    effect = effect_of(case, found.change, answers, source, by.full_name)
    return note_event(
        case=case,
        kind=ACCEPTED,
        by=by,
        at=at,
        may="check_change",
        payload={**_counts(found, answers, effect), "source": source, "note": note.strip()},
        told=_told(case, found.change, answers, effect),
        basis=[cite.as_document() for reason in effect.reasons for cite in reason.cites],
        changes={"changes_open": case.changes_open - 1},
    )


def _counts(report: Report, answers: Mapping[str, Answer], effect: Effect) -> dict[str, Any]:
    """Which fact, or which answer of the form, is what since when."""
    change = report.change
    return {
        "report": report.seq,
        "change": change.id,
        "fact": change.fact,
        "answer": change.answer,
        "value": change.value_of(answers),
        "since": answers[DAY],
        "ends": effect.ends or change.ends,
        "facts": change.facts(answers),
        "detail": "",
    }


def report_to_check(case: Case, seq: int, by: User, at: datetime) -> Report:
    """The report that nobody has checked yet and this officer may. Raises OwnCase, CannotCheck.

    Who wrote it down does not check it, not even through a deputy: two people stand behind what
    changes a payment.
    """
    require_no_own_case(case, by, at)
    say = change_texts().refused
    found = next((one for one in reports(case) if one.seq == seq), None)
    if found is None:
        raise CannotCheck(say["no_such_change"])
    if found.outcome is not None:
        raise CannotCheck(say["checked_already"])
    if found.event.actor_id in people_behind(by, on=local_day(at)):
        raise CannotCheck(say["own_report"])
    return found


def _told(
    case: Case, change: Change, answers: Mapping[str, Answer], effect: Effect
) -> dict[str, Text]:
    say, day = change_texts().told, shown(date.fromisoformat(str(answers[DAY])))
    first = say["accepted"].format(change=change.title, day=day)
    rest = effect.told() if service_of(case).pays else []
    if change.answer:
        rest = [say["instead"].format(day=day)]
    said = sentences(first, *rest)
    return {"citizen": said, "officer": said}
