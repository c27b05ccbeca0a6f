"""What is granted for a year is ordered in parts: the person opens the choice of the next one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.procedure.deadline import shown
from tirek.procedure.supply.choice import opened
from tirek.supply.actions.order import require_within_norm
from tirek.supply.course import days, settle
from tirek.supply.models import Choice
from tirek.supply.queries.had import counted_kind, year_for
from tirek.supply.queries.work import held_for
from tirek.supply.steps import add_choice_step
from tirek.supply.telling import tell
from tirek.supply.texts import texts

HAD = ("received", "completed")
"""Stages of an order after which the next one may be made."""


@transaction.atomic
def choose_again(*, case: Case, by: User, at: datetime) -> Choice:
    """Without the queue: the turn came once, and what it gives is due from the application on.

    Raises NotAllowed, Refused: the last order is not received, nothing is left of the year, the
    programme is over.
    """
    require(by, "choose", case)
    held_for(case)
    say, today = texts().refused, local_day(at)
    last, kind, year = case.choices.order_by("pk").last(), counted_kind(case), year_for(case, today)
    if last is None or kind is None or year is None or last.stage not in HAD:
        raise Refused(say["order_goes_on"])
    if year.left <= 0:
        raise Refused(say["nothing_left"].format(day=shown(year.next_on)))
    require_within_norm(case, kind, int(year.left), today, same_kind=True)
    choice, now = Choice(row=last.row, case=case), opened(today, days())
    settle(choice, now)
    choice.save(force_insert=True)
    step = add_choice_step(choice, "Opened", by=by, at=at, payload={"last_day": now.last_day})
    tell(choice, step, now)
    return choice
