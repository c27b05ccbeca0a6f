"""Who came along with a child by a voucher, and what is owed for that (order No 283 p. 31, 54)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tirek.casework.legal import read_as
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.law.rule import percent_of
from tirek.procedure.supply.read_so import COMPANION_BY_VOUCHER
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import VoucherStep
from tirek.supply.queries.stays import ordered_stays, stay_used
from tirek.supply.queries.sums import guarantee_on
from tirek.supply.stay_order import (
    Fellow,
    StayWanted,
    asks_companion,
    paid_by_voucher,
    require_stay,
    share_of,
)
from tirek.supply.voucher_lines import case_of
from tirek.supply.voucher_turn import stay_kind
from tirek.supply.vouchers.guards import Period


def companion_told(case: Case, fellow: Fellow | None, stayed: Period) -> dict[str, Any]:
    """What the step of the stay keeps of who came along; nothing where nobody did.

    Raises Refused where the person is no child, or who came does not represent it.
    """
    if fellow is None:
        return {}
    kind = stay_kind(case)
    if kind is None or kind.stay is None or not asks_companion(kind.stay, case):
        raise Refused(bought_texts().refused["no_companion"], field="companion_name")
    # The other stays were asked about when the voucher was handed out.
    wanted = StayWanted(stayed.arrives, stayed.days, fellow)
    decision = require_stay(case, kind.stay, wanted, ())
    percent = share_of(decision, kind.stay)
    told = {"full_name": fellow.full_name, "iin": fellow.iin}
    return {"companion": {**told, "percent": str(percent)}}


def companion_due_by(step: VoucherStep) -> int:
    """In tiyn: the share of the guaranteed sum in force on the day of arrival, once however many
    children the same companion goes with at the same time, by whichever way; nothing where the
    order is read so that a voucher pays no companion.

    Raises Refused where nobody has entered that sum.
    """
    said, case = step.payload.get("companion"), case_of(step)
    if not said:
        return 0
    stay, kind = stay_used(step), stay_kind(case)
    read = read_as(COMPANION_BY_VOUCHER, service=case.service, place=case.place, on=stay.first)
    if read != COMPANION_BY_VOUCHER.usual:
        return 0
    ordered = ordered_stays(payload__companion__iin=said["iin"])
    if paid_by_voucher(stay) or any(other.meets(stay) for _, other in ordered):
        return 0
    known = kind and guarantee_on(case.service, kind.id, case.place, stay.first)
    if not known:
        raise Refused(bought_texts().refused["no_guarantee"])
    return percent_of(Tenge.of_tiyn(known.sum_tiyn), Decimal(said["percent"])).rounded().tiyn
