"""The turn came: the person chooses."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.queries.facts import folded_facts
from tirek.procedure.choice import opened
from tirek.supply.course import days, settle
from tirek.supply.models import Choice, Row
from tirek.supply.steps import add_choice_step
from tirek.supply.telling import tell


def open_choice(*, row: Row, by: User, at: datetime) -> Choice | None:
    """The choice of a row that served somebody, in its own transaction.

    None where the person chooses nothing here: the service has no market, or what was granted is
    bought by the state.
    """
    if not may_choose_any(row.case):
        return None
    now = opened(local_day(at), days())
    choice = Choice(row=row, case=row.case)
    settle(choice, now)
    choice.save(force_insert=True)
    step = add_choice_step(choice, "Opened", by=by, at=at, payload={"last_day": now.last_day})
    tell(choice, step, now)
    return choice


def may_choose_any(case: Case) -> bool:
    """Whether there is a kind that the person of the case may choose on the portal."""
    market = service_of(case).market
    if market is None:
        return False
    known = {path: fact.value for path, fact in folded_facts(case).items()}
    return any(one.route == "portal" and one.is_for(known) for one in market.kind)
