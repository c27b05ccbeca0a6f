"""Somebody who had not come for it came: in the very place of the line again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.permissions import require
from tirek.supply.bought import held, settle, take
from tirek.supply.models import Delivery, DeliveryStep


@transaction.atomic
def come_for_it(*, delivery: Delivery, by: User, at: datetime) -> DeliveryStep:
    """The next free piece is theirs; one that somebody else was told of stays with them.

    Raises NotAllowed, OwnCase, RefusedTransition.
    """
    require(by, "keep_queue", delivery.case)
    require_no_own_case(delivery.case, by, at)
    one = held(delivery)
    step = take(one, "CameAgain", by=by, at=at)
    settle(one.row.queue.service, one.row.queue.place, one.kind, at=at)
    return step
