"""Somebody for whom a piece lies at the office is asked to come for it by a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.law.words import day_text
from tirek.supply.bought import held, take
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Delivery, DeliveryStep
from tirek.supply.queries.bought import called_until


@transaction.atomic
def call_in(*, delivery: Delivery, until: date, by: User, at: datetime) -> DeliveryStep:
    """The line waits for the person to the end of the day `until`, which the office sets: the order
    names no term. The person is told by SMS and sees it in the cabinet.

    Raises NotAllowed, OwnCase, RefusedTransition, Refused for a day that is not to come, or
    earlier than the one the person was told before.
    """
    require(by, "keep_queue", delivery.case)
    require_no_own_case(delivery.case, by, at)
    one, say = held(delivery), bought_texts().refused
    if until <= local_day(at):
        raise Refused(say["until_past"], field="until")
    before = called_until(one)
    if before is not None and until < before:
        raise Refused(say["until_shorter"].format(day=day_text(before)), field="until")
    return take(one, "Called", by=by, at=at, payload={"until": until})
