"""Transfers that may have been paid, each with what is known and the head's question."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from tirek.payments.queries.standing import MaybePaid
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Action, Field, SummaryCard, SummaryRow
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed


@dataclass(frozen=True)
class Doubt:
    """One transfer; `fields` are empty for whoever may not decide."""

    card: SummaryCard
    address: str
    fields: Sequence[Field]


def maybe_paid_view(
    found: Sequence[MaybePaid],
    request: HttpRequest,
    stopped: Stopped | None,
    *,
    decides: bool,
    opens: bool,
) -> list[Doubt]:
    """In the order they began to wait; what was typed and refused stays.

    `opens`: whether the reader may open a case.
    """
    return [
        Doubt(
            card=SummaryCard(one.end_to_end, _rows(one, opens)),
            address=reverse("desk:maybe-paid-decide", args=[one.end_to_end]),
            fields=_fields(one, request, stopped) if decides else (),
        )
        for one in found
    ]


def _rows(one: MaybePaid, opens: bool) -> list[SummaryRow]:
    run = Action(reverse("desk:run", args=[one.run_id]), str(one.run_id))
    return [
        SummaryRow(
            text("desk.maybe_paid.why"),
            text(f"desk.maybe_paid.is_{one.status}"),
            spoken(one.why) if one.why else "",
        ),
        SummaryRow(text("desk.maybe_paid.since"), formats.day(one.since, current())),
        SummaryRow(text("desk.maybe_paid.payee"), one.payee, one.iban),
        SummaryRow(text("desk.maybe_paid.sum"), formats.money(str(one.amount), current())),
        *_told(one),
        SummaryRow(
            text("desk.maybe_paid.what"),
            spoken(SERVICES[one.service].name),
            formats.month(one.period, current()),
        ),
        _case(one.case, opens),
        SummaryRow(text("desk.maybe_paid.run"), actions=[run]),
    ]


def _told(one: MaybePaid) -> list[SummaryRow]:
    if one.told is None:
        return []
    return [SummaryRow(text("desk.maybe_paid.told"), formats.money(str(one.told), current()))]


def _case(number: str, opens: bool) -> SummaryRow:
    label = text("desk.maybe_paid.case")
    if not opens:
        return SummaryRow(label, number)
    return SummaryRow(label, actions=[Action(reverse("desk:case", args=[number]), number)])


def _fields(one: MaybePaid, request: HttpRequest, stopped: Stopped | None) -> list[Field]:
    ways = [(way, text(f"desk.maybe_paid.{way}")) for way in ("paid", "unpaid")]
    way, note = f"way-{one.end_to_end}", f"note-{one.end_to_end}"
    how = text("desk.maybe_paid.how")
    return [
        chosen(request, way, text("desk.maybe_paid.question"), stopped, ways),
        typed(request, note, how, stopped, kind="textarea", rows=3),
    ]
