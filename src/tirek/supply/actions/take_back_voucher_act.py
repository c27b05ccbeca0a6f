"""An accepted act of vouchers was wrong: one says so, another takes it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.supply import journal
from tirek.supply.bought_permissions import require_buyer
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import VoucherAct, VoucherActMistake, VoucherActUndone
from tirek.supply.party_permissions import require_head, require_other
from tirek.supply.queries.voucher_acts import mistake_of
from tirek.supply.voucher_owed import tell_stays_not_owed
from tirek.supply.voucher_texts import voucher_texts


@transaction.atomic
def say_act_mistake(*, act: VoucherAct, ground: str, by: User, at: datetime) -> VoucherActMistake:
    """It changes nothing by itself. Raises NotAllowed, OwnCase, Refused without a ground, or where
    it was said already."""
    queue = act.lot.book.queue
    require_buyer(by, queue.service, queue.place)
    _require_no_own(act, by, at)
    journal.locked(queue.service, queue.place)
    if mistake_of(act) is not None:
        raise Refused(voucher_texts().refused["act_mistake_said"])
    if not ground.strip():
        raise Refused(bought_texts().refused["ground_missing"], field="ground")
    told = {"ground": ground.strip()[:500], "at": at, "by": by, "by_name": by.full_name}
    return VoucherActMistake.objects.create(act=act, **told)


@transaction.atomic
def take_back_voucher_act(*, act: VoucherAct, by: User, at: datetime) -> VoucherActUndone:
    """Its row stays; nothing more is paid by it, and its month may have stays and an act again.

    Raises NotAllowed, OwnCase, SamePerson, Refused where nobody said that it is wrong, it was taken
    back, or a payment by it is on its way.
    """
    queue = act.lot.book.queue
    require_head(by, queue.service, queue.place, at)
    _require_no_own(act, by, at)
    journal.locked(queue.service, queue.place)
    mistake = mistake_of(act)
    if mistake is None or VoucherActUndone.objects.filter(mistake=mistake).exists():
        raise Refused(voucher_texts().refused["act_no_mistake"])
    require_other(by, {mistake.by_id}, at)
    undone = VoucherActUndone.objects.create(mistake=mistake, at=at, by=by, by_name=by.full_name)
    tell_stays_not_owed(act, undone)
    return undone


def _require_no_own(act: VoucherAct, by: User, at: datetime) -> None:
    for case in Case.objects.filter(pk__in=act.document["cases"]).order_by("pk"):
        require_no_own_case(case, by, at)
