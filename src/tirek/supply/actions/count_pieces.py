"""How many pieces a person needs, before they are bought."""

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
def count_pieces(*, delivery: Delivery, pieces: int, by: User, at: datetime) -> DeliveryStep:
    """From the decision or the programme.

    Raises NotAllowed, OwnCase, RefusedTransition, Refused.
    """
    require(by, "keep_queue", delivery.case)
    require_no_own_case(delivery.case, by, at)
    one = held(delivery)
    if pieces < 1:
        raise Refused(bought_texts().refused["pieces_missing"], field="pieces")
    one.pieces = pieces
    step = take(one, "Counted", by=by, at=at, payload={"pieces": pieces})
    settle(one.row.queue.service, one.row.queue.place, one.kind, at=at)
    return step
