"""The stays of an accepted act of vouchers as they are told to whoever pays (order 283 p. 53)."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import Office, User
from tirek.casework.local_day import local_day
from tirek.kernel.money import Tenge
from tirek.supply.models import PaidStay, VoucherAct
from tirek.supply.queries.parties import party_of
from tirek.supply.signals import Accepted, accepted
from tirek.supply.voucher_companion import companion_due_by
from tirek.supply.voucher_lines import Stated, stated_in
from tirek.supply.vouchers.annexes import annexes
from tirek.supply.work_document import cited


def tell_stays_owed(act: VoucherAct, *, by: User, at: datetime) -> None:
    """Of each stay, once: the share under public procurement, and what is owed for a companion
    (p. 31, 54). Nothing while nobody has said which organisation the contract is with.

    Raises Refused where a companion came and no guaranteed sum is entered.
    """
    office = party_of(act.lot)
    if office is None:
        return
    there = set(act.stays.values_list("step_id", flat=True))
    for one in stated_in(act.lot, act.month):
        if one.step.pk not in there:
            _tell(act, one, office, by, at)


def _tell(act: VoucherAct, one: Stated, office: Office, by: User, at: datetime) -> None:
    companion, pays = companion_due_by(one.step), annexes().pays
    PaidStay.objects.create(act=act, step=one.step, companion_tiyn=companion)
    told = Accepted(
        thing=f"voucher {one.step.pk}",
        kind="voucher",
        number=f"{act.number}, {one.line.voucher}",
        case=one.case,
        office=office,
        month=act.month,
        amount=act.lot.share + Tenge.of_tiyn(companion),
        handed_in=local_day(act.at),
        by=by,
        at=at,
        cites=cited((*pays.cites, *(pays.companion if companion else ()))),
    )
    accepted.send(sender=VoucherAct, told=told)
