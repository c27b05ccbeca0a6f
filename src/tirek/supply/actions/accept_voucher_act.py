"""The act of completed works to the statement of a month is accepted (order No 283, p. 53)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.accounts.queries.deputies import people_behind
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.supply.journal import locked
from tirek.supply.models import Lot, VoucherAct
from tirek.supply.queries.voucher_acts import act_standing
from tirek.supply.voucher_lines import Stated, stated_in
from tirek.supply.voucher_owed import tell_stays_owed
from tirek.supply.voucher_texts import voucher_texts


@transaction.atomic
def accept_voucher_act(
    *, lot: Lot, month: Month, number: str, on: date, by: User, at: datetime
) -> VoucherAct:
    """Accept it once, for the stays of the statement as it stands: none is added later.

    Raises NotAllowed, OwnCase, Refused before the month is over, where nobody stayed, for an act
    written before the stays it is of, or by whoever noted one of those stays.
    """
    say, queue = voucher_texts().refused, lot.book.queue
    locked(queue.service, queue.place)
    stated = stated_in(lot, month)
    if not stated:
        raise Refused(say["nobody_stayed"])
    _require_may(stated, by, at)
    if act_standing(lot, month) is not None:
        raise Refused(say["act_accepted"])
    if local_day(at) <= month.last_day:
        raise Refused(say["month_not_over"])
    if not number.strip():
        raise Refused(say["act_number_missing"], field="number")
    if on > local_day(at):
        raise Refused(say["day_later"], field="on")
    if on < max(one.line.stayed.leaves for one in stated):
        raise Refused(say["act_too_early"], field="on")
    act = VoucherAct.objects.create(
        lot=lot,
        first_day=month.first_day,
        number=number.strip(),
        on=on,
        tiyn=sum((one.line.share for one in stated), Tenge.ZERO).tiyn,
        document={
            "cases": [one.case.pk for one in stated],
            "rows": [one.as_document() for one in stated],
        },
        at=at,
        by=by,
        by_name=by.full_name,
    )
    tell_stays_owed(act, by=by, at=at)
    return act


def _require_may(stated: Sequence[Stated], by: User, at: datetime) -> None:
    noted = {one.step.by_id for one in stated}
    for one in stated:
        require(by, "accept_work", one.case)
        require_no_own_case(one.case, by, at)
    if noted & set(people_behind(by, on=local_day(at))):
        raise Refused(voucher_texts().refused["act_same_person"])
