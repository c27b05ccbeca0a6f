"""The turn came of somebody for whom the state buys."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.procedure.supply.procurement import procurement_table
from tirek.supply import journal
from tirek.supply.bought import settle
from tirek.supply.models import Delivery, Row
from tirek.supply.queries.routes import kinds_by
from tirek.supply.steps import add_delivery_step
from tirek.supply.telling import tell_bought


def open_deliveries(*, row: Row, by: User | None, at: datetime) -> list[Delivery]:
    """One for each kind that is bought, in the transaction of the row; none where nothing is.

    Where a contract has room, or the body a piece, the person is covered at once.
    """
    case, opened = row.case, []
    journal.locked(case.service, case.place)
    for kind in kinds_by("procurement", case, local_day(at)):
        begins = procurement_table().begins
        delivery = Delivery(row=row, case=case, kind=kind.id, stage=begins)
        delivery.save(force_insert=True)
        tell_bought(delivery, add_delivery_step(delivery, "Opened", by=by, at=at, payload={}))
        settle(case.service, case.place, kind.id, at=at)
        opened.append(delivery)
    return opened
