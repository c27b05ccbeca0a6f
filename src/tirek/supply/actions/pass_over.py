"""Who was called and did not come no longer holds up the line; the place is kept."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.law.words import day_text
from tirek.procedure.supply.procurement import ASIDE
from tirek.supply.bought import held, settle, take
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Delivery, DeliveryStep
from tirek.supply.queries.bought import GIVEN, called_until, line_of, passes_over


@transaction.atomic
def pass_over(*, delivery: Delivery, by: User, at: datetime) -> DeliveryStep:
    """The piece may reach the next in the line. The person is told, and comes for one later.

    Raises NotAllowed, OwnCase, RefusedTransition, Refused before the day that the person was told
    is over, where nobody else waits, and where the act is read so that the line waits.
    """
    require(by, "keep_queue", delivery.case)
    require_no_own_case(delivery.case, by, at)
    one, say = held(delivery), bought_texts().refused
    queue, until = one.row.queue, called_until(one)
    if not passes_over(queue.service, queue.place, local_day(at)):
        raise Refused(say["line_waits"])
    if one.stage == "at_body":
        if until is None:
            raise Refused(say["not_called"])
        if local_day(at) <= until:
            raise Refused(say["still_called"].format(day=day_text(until)))
        others = line_of(queue.service, queue.place, one.kind).exclude(pk=one.pk)
        if not others.exclude(stage__in=(*GIVEN, ASIDE)).exists():
            raise Refused(say["nobody_behind"])
    step = take(one, "Passed", by=by, at=at, payload={"until": until})
    settle(queue.service, queue.place, one.kind, at=at)
    return step
