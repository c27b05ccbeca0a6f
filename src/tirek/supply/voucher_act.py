"""An accepted act of completed works as the paper it is."""

from __future__ import annotations

from datetime import date

from tirek.kernel.money import Tenge
from tirek.kernel.text import Language
from tirek.law.words import month_text
from tirek.supply.models import VoucherAct
from tirek.supply.vouchers.annexes import ActOfStays
from tirek.supply.vouchers.guards import Period
from tirek.supply.vouchers.papers import act_pdf


def voucher_act_pdf(act: VoucherAct, language: Language) -> bytes:
    """As it was accepted: its rows are kept, nothing is gathered anew."""
    rows = tuple(
        (
            one["voucher"],
            one["full_name"],
            Period(date.fromisoformat(one["arrived"]), date.fromisoformat(one["left"])),
            Tenge.of_tiyn(one["tiyn"]),
        )
        for one in act.rows
    )
    paper = ActOfStays(
        number=act.number,
        on=act.on,
        organisation=act.lot.sanatorium,
        contract=act.lot.contract,
        month=month_text(act.month),
        accepted_by=act.by_name,
        rows=rows,
    )
    return act_pdf(paper, language, act.at)
