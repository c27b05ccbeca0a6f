"""The sheet of a month: the supplier or an officer types its days, and types it anew to correct."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.kernel.period import Month
from tirek.law.words import day_text
from tirek.procedure.answer import AnswerErrors
from tirek.procedure.work.account import Worked
from tirek.procedure.work.typed import Typed, WrongLines, read_sheet
from tirek.supply.models import Sheet, Worker
from tirek.supply.queries.work import (
    accepted,
    died_on,
    held_for,
    last_sheet,
    norms_of,
)
from tirek.supply.queries.work_granted import require_granted
from tirek.supply.work_permissions import require_writer
from tirek.supply.work_texts import work_texts


@transaction.atomic
def write_sheet(
    *, worker: Worker, month: Month, typed: Sequence[Typed], follows: int, by: User, at: datetime
) -> Sheet:
    """Add the sheet after the one that was seen, `follows` (0: none); it is to be signed anew.

    Raises NotAllowed, OwnCase, AnswerErrors with what is wrong at each line, Refused for a month
    whose act is accepted, that somebody else has changed meanwhile, or with a day on which no
    decision granted the hours any more.
    """
    require_writer(by, worker)
    require_no_own_case(worker.case, by, at)
    held_for(worker.case)
    say, before = work_texts().refused, last_sheet(worker, month)
    number = before.number if before else 0
    if number != follows:
        raise Refused(say["stale"])
    if accepted(worker, month):
        raise Refused(say["accepted"])
    lines = _lines(worker, month, typed, local_day(at))
    return Sheet.objects.create(
        worker=worker,
        first_day=month.first_day,
        number=number + 1,
        lines=[[line.day.isoformat(), str(line.hours)] for line in lines],
        at=at,
        by=by,
        by_name=by.full_name,
    )


def _lines(worker: Worker, month: Month, typed: Sequence[Typed], today: date) -> Sequence[Worked]:
    """The days as they are read; each of a day on which an act is in force."""
    say, ends = work_texts().refused, died_on(worker.case)
    try:
        lines = read_sheet(typed, month, begins=worker.begins, today=today, ends=ends)
    except WrongLines as wrong:
        raise AnswerErrors(wrong.errors) from None
    if not lines:
        raise Refused(say["empty"])
    require_granted(worker.case, [line.day for line in lines])
    norm_on = norms_of(worker.case)
    for line in lines:
        if norm_on(line.day) is None:
            raise Refused(say["no_act"].format(day=day_text(line.day)))
    return lines
