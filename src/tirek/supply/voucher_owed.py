"""The stays of an accepted act of vouchers as they are told to whoever pays (order 283 p. 53)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tirek.accounts.models import Office, User
from tirek.casework.local_day import local_day
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.supply.models import Lot, PaidStay, VoucherAct, VoucherActUndone
from tirek.supply.queries.parties import party_of
from tirek.supply.queries.voucher_acts import is_taken_back, is_told_before, stays_without_act
from tirek.supply.signals import Accepted, OwedAnew, accepted, owed_anew
from tirek.supply.voucher_companion import companion_due_by
from tirek.supply.voucher_lines import case_of, stated_in
from tirek.supply.voucher_texts import voucher_texts
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
            companion, before = companion_due_by(one.step), is_told_before(one.step)
            paid = PaidStay.objects.create(act=act, step=one.step, companion_tiyn=companion)
            told = _accepted(paid, office, act.lot.share + Tenge.of_tiyn(companion), by, at)
            _tell_again(paid, told) if before else accepted.send(sender=VoucherAct, told=told)


def _tell_again(paid: PaidStay, told: Accepted) -> None:
    """Whoever noted the stay says what it was, whoever accepted the new act agrees."""
    act = paid.act
    words = voucher_texts().again["act_anew"].format(number=act.number)
    noted_by = paid.step.by
    assert noted_by is not None, "a stay is noted by somebody"
    said = OwedAnew(told, noted_by, paid.step.at, act.by, f"{words.kk} / {words.ru}")
    owed_anew.send(sender=VoucherAct, said=said)


def tell_stays_not_owed(act: VoucherAct, undone: VoucherActUndone) -> None:
    """What an act that is taken back had told. A receiver refuses while a payment is on its way."""
    _tell_not_owed(act.stays.select_related("step__voucher", "act__lot"), undone.at, True)


def tell_stays_without_act(places: Iterable[str], at: datetime) -> None:
    """The same again, for what the bank gave back since."""
    _tell_not_owed(stays_without_act(places).select_related("step__voucher"), at, False)


def _tell_not_owed(stays: Iterable[PaidStay], at: datetime, first: bool) -> None:
    for one in stays:
        mistake, office = one.act.mistake, party_of(one.act.lot)
        assert office is not None, "a stay was told to be owed to somebody"
        told = _accepted(one, office, Tenge.ZERO, mistake.undone.by, at)
        said = OwedAnew(told, mistake.by, mistake.at, mistake.undone.by, mistake.ground, first)
        owed_anew.send(sender=VoucherAct, said=said)


def thing_of(paid: PaidStay) -> str:
    """What a stay is called where it is claimed: the same by whichever act."""
    return f"voucher {paid.step_id}"


def owed_by_acts(lot: Lot, month: Month) -> dict[tuple[str, int], int]:
    """In tiyn, what is owed to the organisation of a contract for each stay that an act of the
    month ever told of: nothing by an act that was taken back."""
    office, found = party_of(lot), dict[tuple[str, int], int]()
    told = PaidStay.objects.filter(act__lot=lot, act__first_day=month.first_day)
    for one in told.select_related("act__mistake__undone").order_by("pk"):
        key = (thing_of(one), office.pk if office else 0)
        gone = is_taken_back(one.act)
        found[key] = 0 if gone else lot.share_tiyn + one.companion_tiyn
    return found


def _accepted(paid: PaidStay, office: Office, amount: Tenge, by: User, at: datetime) -> Accepted:
    act, pays = paid.act, annexes().pays
    return Accepted(
        thing=thing_of(paid),
        kind="voucher",
        number=f"{act.number}, {paid.step.voucher.number}",
        case=case_of(paid.step),
        office=office,
        month=act.month,
        amount=amount,
        handed_in=local_day(act.at),
        by=by,
        at=at,
        cites=cited((*pays.cites, *(pays.companion if paid.companion_tiyn else ()))),
    )
