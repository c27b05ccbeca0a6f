"""Vouchers bought for those who wait for a sanatorium, through the real actions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from making import PANFILOV, officer
from market_making import TENGE
from queues import MONDAY
from sanatorium_making import SANATORIUM
from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.supply.actions.buy_vouchers import Bought, buy_vouchers
from tirek.supply.actions.issue_voucher import issue_voucher
from tirek.supply.models import Queue, Voucher, VoucherStep
from tirek.supply.queries.vouchers import last_step
from tirek.supply.vouchers.guards import Period

FEBRUARY = Period(date(2026, 2, 16), date(2026, 3, 1))
MAY = Period(date(2026, 5, 18), date(2026, 5, 31))


def line(place: str = PANFILOV) -> Queue:
    """The queue of sanatoria of a place."""
    return Queue.objects.get_or_create(service=SANATORIUM, place=place)[0]


def bought(*periods: Period, by: User | None = None, **changed: Any) -> list[Voucher]:
    """Vouchers of a contract of 30 January, on a conclusion of the commission of the 26th."""
    start = Voucher.objects.count()
    told = {
        "contract": "17-П",
        "contract_on": date(2026, 1, 30),
        "sanatorium": "«Арасан» санаторийі",
        "conclusion": "4",
        "conclusion_on": date(2026, 1, 26),
        "share_tiyn": 100_000 * TENGE,
        "surcharge_tiyn": 30_000 * TENGE,
        "vouchers": [
            (f"А-{start + n}", one) for n, one in enumerate(periods or (FEBRUARY,), start=1)
        ],
        **changed,
    }
    lot = buy_vouchers(
        queue=line(), bought=Bought(**told), by=by or officer(place=PANFILOV), at=MONDAY
    )
    return list(lot.vouchers.order_by("pk"))


def issued(voucher: Voucher, case: Case, at: datetime = MONDAY) -> VoucherStep:
    """Handed to the person of the case by a specialist."""
    by = officer(place=case.place)
    return issue_voucher(
        voucher=voucher, case=case, received_by=case.subject.full_name, by=by, at=at
    )


def kinds(voucher: Voucher) -> list[str]:
    return list(voucher.steps.order_by("seq").values_list("kind", flat=True))


def holder(voucher: Voucher) -> Case | None:
    """Whose it is."""
    return last_step(voucher).case
