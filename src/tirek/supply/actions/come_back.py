"""Who was served or went, and still has the right, waits again: behind everybody who waits now."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.queries.decision import is_granted
from tirek.casework.refused import Refused
from tirek.supply.actions.take_next import registered
from tirek.supply.bought_texts import bought_texts
from tirek.supply.journal import add, locked
from tirek.supply.models import LEFT, LIVE, Choice, Delivery, Row
from tirek.supply.queries.bought import OVER
from tirek.supply.queries.programmes import has_lost_measure
from tirek.supply.queries.vouchers import is_promised
from tirek.supply.queries.waiting import last_row
from tirek.supply.texts import texts
from tirek.supply.voucher_texts import voucher_texts


@transaction.atomic
def come_back(*, case: Case, reason: str, by: User, at: datetime) -> Row:
    """Register the person anew, with the reason: the old place is not given back.

    Raises NotAllowed, OwnCase, Refused without a reason or for who waits, has no right or
    no measure in the programme any more.
    """
    require(by, "keep_queue", case)
    require_no_own_case(case, by, at)
    if not reason.strip():
        raise Refused(texts().refused["reason_missing"], field="note")
    if not is_granted(case):
        raise Refused(texts().refused["cannot_come_back"])
    if has_lost_measure(case):
        raise Refused(texts().refused["measure_gone"])
    waited, queue = service_of(case).queue, locked(case.service, case.place)
    row = last_row(queue, case)
    if waited is None or row is None or row.kind not in LEFT or row.case_id != case.pk:
        raise Refused(texts().refused["cannot_come_back"])
    if Choice.objects.filter(case=case, stage__in=LIVE).exists():
        raise Refused(texts().refused["choice_goes_on"])
    if is_promised(case):
        raise Refused(voucher_texts().refused["voucher_goes_on"])
    if Delivery.objects.filter(case=case).exclude(stage__in=OVER).exists():
        raise Refused(bought_texts().refused["goes_on"])
    place, why = registered(case, waited, anew=at), reason.strip()
    kind = Row.Kind.CAME_BACK
    return add(queue, kind, case, place, decision=row.decision, by=by, at=at, reason=why)
