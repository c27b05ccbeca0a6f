"""An accepted act of hours as it is told to whoever pays: its sum and the days of the act."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.local_day import local_day
from tirek.kernel.period import Month
from tirek.procedure.work.hours_of_work import papers_due
from tirek.supply.models import Act
from tirek.supply.queries.work import died_on
from tirek.supply.signals import Accepted, accepted
from tirek.supply.work_document import cited


def tell_owed(act: Act, *, by: User, at: datetime) -> None:
    """Nothing is told of an act whose sum is not known yet.

    The papers came on the day on which the sheet was signed, however late the sum is known.
    """
    case, hours = act.worker.case, service_of(act.worker.case).hours_of_work
    if act.amount is None or hours is None:
        return
    month, died, later = Month.of(act.first_day), died_on(case), hours.contributions
    told = Accepted(
        thing=act_thing(act.pk),
        kind="work",
        number=act.number,
        case=case,
        office=act.worker.office,
        month=month,
        amount=act.amount,
        handed_in=local_day(act.sheet.signed.at),
        by=by,
        at=at,
        pay_by=act.pay_by,
        contributions_by=later.after(month) if later else None,
        papers_by=papers_due(hours, died, working_calendar()) if died else None,
        cites=cited((*hours.pay.cites, *(later.cites if later else ()))),
    )
    accepted.send(sender=Act, told=told)


def act_thing(act: int) -> str:
    """How an act of hours is named to whoever pays."""
    return f"act {act}"
