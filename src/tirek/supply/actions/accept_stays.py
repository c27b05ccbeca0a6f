"""The act of completed works to a statement of vouchers is accepted: the stays are owed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Office, User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.supply import journal
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Lot, PaidStay, StaysAct, VoucherStep
from tirek.supply.party_permissions import require_head, require_other
from tirek.supply.queries.parties import party_of, stays_to_accept
from tirek.supply.signals import Accepted, accepted
from tirek.supply.voucher_companion import companion_due_by
from tirek.supply.voucher_lines import case_of, stay_of_step
from tirek.supply.vouchers.annexes import annexes
from tirek.supply.work_document import cited


@transaction.atomic
def accept_stays(
    *, lot: Lot, month: Month, number: str, on: date, by: User, at: datetime
) -> StaysAct:
    """The stays of the month that no act has told of yet (order No 283 p. 53): of each the share
    under public procurement, and once what is owed for a companion (p. 31, 54).

    Raises NotAllowed, OwnCase, SamePerson, Refused with the field.
    """
    queue, say = lot.book.queue, bought_texts().refused
    require_head(by, queue.service, queue.place, at)
    journal.locked(queue.service, queue.place)
    stays = [one for one in stays_to_accept(lot) if Month.of(stay_of_step(one).leaves) == month]
    if not stays:
        raise Refused(say["no_stays"])
    require_other(by, {one.by_id for one in stays if one.by_id}, at)
    for one in stays:
        require_no_own_case(case_of(one), by, at)
    if not number.strip():
        raise Refused(say["number_missing"], field="number")
    if not stay_of_step(stays[-1]).leaves <= on <= local_day(at):
        raise Refused(say["act_day_wrong"], field="on")
    office = party_of(lot)
    if office is None:
        raise Refused(say["party_missing"])
    said = {"number": number.strip()[:100], "on": on, "first_day": month.first_day}
    act = StaysAct.objects.create(lot=lot, at=at, by=by, by_name=by.full_name, **said)
    for one in stays:
        _tell(act, one, office)
    return act


def _tell(act: StaysAct, step: VoucherStep, office: Office) -> None:
    companion, pays = companion_due_by(step), annexes().pays
    paid = PaidStay.objects.create(act=act, step=step, companion_tiyn=companion)
    told = Accepted(
        thing=f"voucher {paid.step_id}",
        kind="voucher",
        number=f"{act.number}, {step.voucher.number}",
        case=case_of(step),
        office=office,
        month=act.month,
        amount=act.lot.share + Tenge.of_tiyn(companion),
        handed_in=local_day(act.at),
        by=act.by,
        at=act.at,
        cites=cited((*pays.cites, *(pays.companion if companion else ()))),
    )
    accepted.send(sender=StaysAct, told=told)
