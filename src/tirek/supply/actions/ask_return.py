"""The person asks to return a voucher they cannot use."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.supply.actions.return_voucher import held_voucher, moved
from tirek.supply.models import Voucher, VoucherStep
from tirek.supply.voucher_room import write
from tirek.supply.voucher_texts import voucher_texts


@transaction.atomic
def ask_return(*, voucher: Voucher, reason: str, by: User, at: datetime) -> VoucherStep:
    """From the cabinet, with the reason: the day of it is the day of the return, once the section
    finds the reason valid. Raises NotAllowed, Refused.
    """
    held = held_voucher(voucher, at)
    require(by, "choose", held.case)
    if not reason.strip():
        raise Refused(voucher_texts().refused["reason_missing"], field="reason")
    moved(lambda: held.room.return_asked(held.case.subject_id, on=held.on))
    payload = {"reason": reason.strip()}
    return write(voucher, "ReturnAsked", held.case, by=by, at=at, payload=payload)
