"""The person was treated by a voucher, or did not come."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.refused import Refused
from tirek.kernel.period import Month
from tirek.supply.actions.return_voucher import gone, kept_by, moved
from tirek.supply.models import Voucher, VoucherStep
from tirek.supply.queries.voucher_acts import act_standing
from tirek.supply.stay_order import Fellow
from tirek.supply.voucher_companion import companion_told
from tirek.supply.voucher_room import write
from tirek.supply.voucher_texts import voucher_texts
from tirek.supply.vouchers.guards import Period
from tirek.supply.vouchers.machine import machine


@transaction.atomic
def use_voucher(
    *,
    voucher: Voucher,
    arrived: date,
    left: date,
    papers_shown: bool,
    by: User,
    at: datetime,
    companion: Fellow | None = None,
) -> VoucherStep:
    """A line of the statement of the month in which the person left; `companion` came with a child.

    Raises NotAllowed, OwnCase, Refused for days out of the period, without the papers of
    paragraph 33, or in a month whose act is accepted.
    """
    held = kept_by(voucher, by, at)
    if left < arrived:
        raise Refused(machine().refused["within_period"], field="left")
    person, stayed = held.case.subject_id, Period(arrived, left)
    if act_standing(voucher.lot, Month.of(left)) is not None:
        raise Refused(voucher_texts().refused["stay_after_act"], field="left")
    moved(lambda: held.room.used(person, stayed, on=held.on, papers_shown=papers_shown))
    payload = {"arrived": arrived, "left": left, **companion_told(held.case, companion, stayed)}
    return write(voucher, "Used", held.case, by=by, at=at, payload=payload)


@transaction.atomic
def miss_voucher(*, voucher: Voucher, by: User, at: datetime) -> VoucherStep:
    """Nobody came, and nothing was returned: the person waits anew in the general queue.

    Raises NotAllowed, OwnCase, Refused before the day of arrival has passed.
    """
    held = kept_by(voucher, by, at)
    moved(lambda: held.room.not_used(held.case.subject_id, on=held.on))
    return gone(voucher, "NotUsed", held.case, by, at, {})
