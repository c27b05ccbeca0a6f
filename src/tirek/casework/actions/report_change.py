"""Something changed since the application: the person says so, or an officer writes it down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.actions.note_event import note_event
from tirek.casework.change_texts import change_texts
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.papers import Paper, keep_papers, named
from tirek.casework.permissions import Action, require
from tirek.casework.queries.changes import REPORTED, open_reports
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.kernel.calendar import YearNotKnown
from tirek.kernel.text import Text
from tirek.procedure.answer import Answer, sentences
from tirek.procedure.change import DAY, Change
from tirek.procedure.deadline import shown


class NotReported(Refused):
    """Something is missing in the report; the text says what."""


@transaction.atomic
def report_change(
    *,
    case: Case,
    by: User,
    change: str,
    answers: Mapping[str, Answer],
    words: str = "",
    papers: Sequence[Paper] = (),
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Write down what changed and when; a specialist checks it before it counts.

    `answers` are those of the change's own question, as it read them. Raises NotAllowed,
    StaleCase, NotReported, PaperRefused, procedure's RefusedTransition; then nothing is kept.
    """
    case = locked(case, expected_seq)
    require(by, "report_change", case)
    if by.is_officer:
        require_no_own_case(case, by, at)
    service_of(case).lifecycle.after(case.stage, REPORTED)
    found = _found(case, change)
    _check(case, found, answers, papers, at)
    kept = keep_papers(case, papers, by=by, at=at)
    return record_report(
        case, found, answers, words=words.strip(), files=kept, by=by, at=at, may="report_change"
    )


def record_report(
    case: Case,
    change: Change,
    answers: Mapping[str, Answer],
    *,
    words: str,
    files: Sequence[dict[str, Any]] = (),
    by: User,
    at: datetime,
    may: Action,
) -> Event:
    """The report as an event of the case that the caller holds; from now on it waits.

    Raises NotAllowed, procedure's RefusedTransition.
    """
    said: dict[str, Any] = {"change": change.id, "on": answers[DAY], "answers": dict(answers)}
    due = _due_on(change, answers)
    if due is not None:
        said["due_on"] = due.isoformat()
    return note_event(
        case=case,
        kind=REPORTED,
        by=by,
        at=at,
        may=may,
        payload={**said, "words": words, "files": list(files)},
        told=_told(change, answers, words, files, by, _when(due, at)),
        changes={"changes_open": case.changes_open + 1},
    )


def _found(case: Case, change: str) -> Change:
    found = service_of(case).changes.find(change)
    if found is None:
        raise NotReported(change_texts().refused["no_such_change"], field="change")
    return found


def _check(
    case: Case,
    change: Change,
    answers: Mapping[str, Answer],
    papers: Sequence[Paper],
    at: datetime,
) -> None:
    say = change_texts().refused
    if not change.ahead and _day(answers) > local_day(at):
        raise NotReported(say["day_ahead"], field=DAY)
    for one in open_reports(case):
        if one.change.id == change.id and dict(one.answers) == dict(answers) and not papers:
            raise NotReported(say["told_already"])


def _day(answers: Mapping[str, Answer]) -> date:
    return date.fromisoformat(str(answers[DAY]))


def _due_on(change: Change, answers: Mapping[str, Answer]) -> date | None:
    """By which day it had to be told; None too where the calendar of that year is not there yet."""
    try:
        return change.due_on(answers, working_calendar())
    except YearNotKnown:
        return None


def _when(due: date | None, at: datetime) -> list[Text]:
    """Whether it was told in time, for what an act gives a term to tell."""
    if due is None:
        return []
    say = change_texts().told["late" if local_day(at) > due else "in_time"]
    return [say.format(due=shown(due))]


def _told(
    change: Change,
    answers: Mapping[str, Answer],
    words: str,
    kept: Sequence[dict[str, Any]],
    by: User,
    when: Sequence[Text],
) -> dict[str, Text]:
    say = change_texts().told
    parts = [say["reported"].format(change=change.title, day=shown(_day(answers))), *when]
    if words:
        parts.append(say["words"].format(words=words))
    if kept:
        parts.append(say["papers"].format(papers=named(kept)))
    if by.role == Role.SCHOOL and by.office is not None:
        parts.insert(1, say["said_by"].format(who=by.office.name))
    officer = parts if by.is_citizen else [*parts, say["written_by"].format(who=by.full_name)]
    return {"citizen": sentences(*parts, say["will_check"]), "officer": sentences(*officer)}
