"""My voucher as a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from tirek.supply.models import VoucherStep
from tirek.supply.queries.vouchers import stage_after
from tirek.supply.voucher_room import return_by
from tirek.supply.vouchers.machine import machine
from tirek.web import formats
from tirek.web.components import Field, Page, SummaryRow
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import typed

HERE = ("issued", "returning")
"""Stages at which the person holds the voucher."""


@dataclass(frozen=True)
class VoucherPage(Page):
    """`reason` asks why it is returned; None where that is over."""

    number: str = ""
    stage: str = ""
    rows: Sequence[SummaryRow] = ()
    lead: str = ""
    reason: Field | None = None


def voucher_page(
    request: HttpRequest, step: VoucherStep, today: date, stopped: Stopped | None
) -> VoucherPage:
    """The voucher as the last step leaves it; `step` is of a case."""
    voucher, stage = step.voucher, stage_after(step.kind)
    number = step.case.number if step.case else ""
    in_time = today <= return_by(voucher)
    can_ask = stage == "issued" and today < voucher.arrives
    lead = "return_lead" if in_time else "late_lead"
    asked = typed(request, "reason", text("portal.voucher.reason"), stopped, kind="textarea")
    return VoucherPage(
        title=text("portal.voucher.title"),
        back=reverse("case", args=[number]),
        problems=[stopped.problem] if stopped and stopped.why else [],
        number=number,
        stage=spoken(machine().stage(stage).name),
        rows=list(_rows(step, held=stage in HERE)),
        lead=text(f"portal.voucher.{lead}") if can_ask else "",
        reason=asked if can_ask else None,
    )


def _rows(step: VoucherStep, *, held: bool) -> Iterator[SummaryRow]:
    voucher, lot = step.voucher, step.voucher.lot
    told = {
        "series": voucher.number,
        "sanatorium": lot.sanatorium,
        "arrives": formats.day(voucher.arrives, current()),
        "leaves": formats.day(voucher.leaves, current()),
        "days": str(voucher.period.days),
        "surcharge": money(lot.surcharge_tiyn),
        "return_by": formats.day(return_by(voucher), current()) if held else "",
        "said": step.payload.get("reason", ""),
    }
    for name, words in told.items():
        if words:
            yield SummaryRow(text(f"portal.voucher.{name}"), words)
