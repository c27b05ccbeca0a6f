"""The turn of the first in the queue comes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.supply.actions.open_choice import open_choice
from tirek.supply.actions.open_delivery import open_deliveries
from tirek.supply.actions.take_next import take_next
from tirek.supply.journal import add, locked
from tirek.supply.line import Place
from tirek.supply.models import Row
from tirek.supply.queries.routes import kinds_by
from tirek.supply.queries.waiting import waiting
from tirek.supply.texts import texts
from tirek.supply.voucher_permissions import has_vouchers
from tirek.supply.voucher_texts import voucher_texts


class NotTheFirst(Refused):
    """Somebody else stands before them, or they do not wait at all."""


@transaction.atomic
def serve(*, case: Case, by: User, at: datetime) -> Row:
    """Pass the turn to the person of this case: only who stands first has it.

    Where suppliers are chosen here, their choice is open from this moment; what goes by public
    procurement is bought for them. Who was granted another thing of the same queue waits for that
    one now.

    Raises NotAllowed, OwnCase, NotTheFirst, Refused for whom a voucher is given.
    """
    require(by, "keep_queue", case)
    require_no_own_case(case, by, at)
    queue = locked(case.service, case.place)
    first = waiting(queue).first()
    if first is None or first.case_id != case.pk:
        raise NotTheFirst(texts().refused["not_the_first"])
    if has_vouchers(case.service) and not kinds_by("portal", case, local_day(at)):
        raise Refused(voucher_texts().refused["by_voucher"])
    place = Place(first.rank, first.registered_at, case.pk)
    row = add(queue, Row.Kind.SERVED, case, place, decision=first.decision, by=by, at=at)
    open_choice(row=row, by=by, at=at)
    open_deliveries(row=row, by=by, at=at)
    take_next(queue, case.subject_id, by=by, at=at)
    return row
