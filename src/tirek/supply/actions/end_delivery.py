"""The person died, moved or declined: nothing more is bought or given."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.supply.bought import held, settle, take
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Delivery, DeliveryStep


@transaction.atomic
def end_delivery(*, delivery: Delivery, reason: str, by: User, at: datetime) -> DeliveryStep:
    """Their pieces are for the next in the line. Raises NotAllowed, OwnCase, RefusedTransition,
    Refused without a reason."""
    require(by, "keep_queue", delivery.case)
    require_no_own_case(delivery.case, by, at)
    if not reason.strip():
        raise Refused(bought_texts().refused["reason_missing"], field="note")
    one = held(delivery)
    step = take(one, "Left", by=by, at=at, payload={"reason": reason.strip()})
    settle(one.row.queue.service, one.row.queue.place, one.kind, at=at)
    return step
