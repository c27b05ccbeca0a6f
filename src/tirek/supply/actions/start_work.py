"""Somebody begins to work for a person who was granted hours: checked, and from which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Office, User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.queries.decision import is_granted
from tirek.casework.queries.events import last
from tirek.casework.refused import Refused
from tirek.kernel.identity import Iin, InvalidIdentity
from tirek.law.words import day_text
from tirek.procedure.answer import AnswerErrors
from tirek.procedure.work.candidate import Candidate, NotAnswered, excluding
from tirek.procedure.work.hours_of_work import HoursOfWork
from tirek.supply.models import Row, Worker
from tirek.supply.queries.waiting import standing
from tirek.supply.queries.work import died_on, held_for
from tirek.supply.queries.work_granted import require_granted
from tirek.supply.work_texts import work_texts

ANSWER = "answer."
"""What the field of an exclusion begins with."""


@dataclass(frozen=True)
class Told:
    """What an officer found out about somebody who wants to do the work, and from which papers."""

    office: Office | None
    full_name: str
    iin: str
    born_on: date
    close_relative: bool
    answers: Mapping[str, bool]
    sources: str
    begins: date


@transaction.atomic
def start_work(*, case: Case, told: Told, by: User, at: datetime) -> Worker:
    """Write down who works from the day the notice of acceptance was received.

    Raises NotAllowed, OwnCase, Refused before a decision or one's turn, after a death or where the
    measure is gone, AnswerErrors with every exclusion that applies or was not checked.
    """
    require(by, "start_work", case)
    require_no_own_case(case, by, at)
    hours = service_of(case).hours_of_work
    say = work_texts().refused
    if hours is None:
        raise Refused(say["not_hours"])
    _require_turn(case)
    office = _require_whole(case, told)
    _require_day(case, told.begins, local_day(at))
    _require_fit(hours, told)
    held_for(case)
    _require_right(case, told.begins)
    if case.workers.filter(iin=told.iin, office=office, begins=told.begins).exists():
        raise Refused(say["stale"])
    return Worker.objects.create(
        case=case,
        office=office,
        full_name=told.full_name.strip(),
        iin=told.iin,
        born_on=told.born_on,
        close_relative=told.close_relative,
        answers=dict(told.answers),
        sources=told.sources.strip(),
        begins=told.begins,
        at=at,
        by=by,
        by_name=by.full_name,
    )


def _require_turn(case: Case) -> None:
    """The service was granted, and the person's turn came."""
    say = work_texts().refused
    if not is_granted(case):
        raise Refused(say["not_granted"])
    found = standing(case)
    if found is None or found.row.kind != Row.Kind.SERVED or found.row.case_id != case.pk:
        raise Refused(say["not_your_turn"])


def _require_right(case: Case, begins: date) -> None:
    """On the day of the notice the person lived, and something granted the hours."""
    died = died_on(case)
    if died is not None and begins > died:
        said = work_texts().refused["after_death"]
        raise Refused(said.format(day=day_text(died)), field="begins")
    require_granted(case, [begins])


def _require_whole(case: Case, told: Told) -> Office:
    """The organisation that was chosen, once nothing is missing."""
    say = work_texts().refused
    if told.office is None:
        raise Refused(say["office_missing"], field="office")
    if not told.full_name.strip():
        raise Refused(say["name_missing"], field="full_name")
    try:
        Iin.parse(told.iin)
    except InvalidIdentity as wrong:
        raise Refused(wrong.text, field="iin") from None
    if told.iin == case.subject.iin:
        raise Refused(say["own_work"], field="iin")
    if not told.sources.strip():
        raise Refused(say["sources_missing"], field="sources")
    return told.office


def _require_day(case: Case, begins: date, today: date) -> None:
    decided, say = last(case, "Decided"), work_texts().refused
    assert decided is not None, "asked before"
    day = local_day(decided.at)
    if begins < day:
        raise Refused(say["begins_too_early"].format(day=day_text(day)), field="begins")
    if begins > today:
        raise Refused(say["in_the_future"], field="begins")


def _require_fit(hours: HoursOfWork, told: Told) -> None:
    """Raises AnswerErrors: each exclusion at its own field, an age at the birth date."""
    candidate = Candidate(told.born_on, told.close_relative, told.answers)
    say = work_texts().refused
    try:
        found = excluding(hours, candidate, told.begins)
    except NotAnswered as lacking:
        raise AnswerErrors(
            {f"{ANSWER}{one.id}": say["answer_missing"] for one in lacking.exclusions}
        ) from None
    if found:
        raise AnswerErrors(
            {
                f"{ANSWER}{one.id}" if one.younger_than is None else "born_on": say[
                    "excluded"
                ].format(who=one.name)
                for one in found
            }
        )
