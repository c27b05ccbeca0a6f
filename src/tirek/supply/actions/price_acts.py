"""Acts that were accepted before a price was known get their sum, once."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.supply.models import Act, Priced
from tirek.supply.queries.work import held_for, price_of, unpriced
from tirek.supply.work_owed import tell_owed


def price_acts(*, service: str, place: str, by: User, at: datetime) -> list[Act]:
    """Those of the place and below that can be priced now; the hours stay as they were accepted.

    The caller's transaction holds them: two who enter a price at once give one sum.
    """
    of_service = unpriced(place).filter(worker__case__service=service)
    waiting = of_service.select_for_update(of=("self",))
    return [act for act in list(waiting) if _priced(act, by, at)]


def _priced(act: Act, by: User, at: datetime) -> bool:
    held_for(act.worker.case)
    amount = price_of(act)
    if amount is None:
        return False
    told = {"at": at, "by": by, "by_name": by.full_name}
    act.priced = Priced.objects.create(act=act, tiyn=amount.tiyn, **told)
    tell_owed(act, by=by, at=at)
    return True
