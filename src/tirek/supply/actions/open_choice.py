"""The turn came: the person chooses."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.procedure.supply.choice import opened
from tirek.supply.course import days, settle
from tirek.supply.models import Choice, Row
from tirek.supply.queries.routes import kinds_by
from tirek.supply.steps import add_choice_step
from tirek.supply.telling import tell


def open_choice(*, row: Row, by: User, at: datetime) -> Choice | None:
    """The choice of a row that served somebody, in its own transaction.

    None where the person chooses nothing here: the service has no market, or what was granted is
    bought by the state.
    """
    if not kinds_by("portal", row.case, local_day(at)):
        return None
    now = opened(local_day(at), days())
    choice = Choice(row=row, case=row.case)
    settle(choice, now)
    choice.save(force_insert=True)
    step = add_choice_step(choice, "Opened", by=by, at=at, payload={"last_day": now.last_day})
    tell(choice, step, now)
    return choice
