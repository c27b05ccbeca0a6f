"""Transfers that may have been paid, each with what is known and the head's question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from tirek.payments.queries.standing import MaybePaid
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Action, Choice, Field, SummaryCard, SummaryRow
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class Doubt:
    """One transfer; `fields` are empty for whoever may not decide."""

    card: SummaryCard
    address: str
    fields: Sequence[Field]


def maybe_paid_view(
    found: Sequence[MaybePaid], *, decides: bool, sent: Mapping[str, str]
) -> list[Doubt]:
    """In the order they began to wait; what was typed and refused stays."""
    return [_doubt(one, decides, sent) for one in found]


def _doubt(one: MaybePaid, decides: bool, sent: Mapping[str, str]) -> Doubt:
    return Doubt(
        card=SummaryCard(one.end_to_end, _rows(one)),
        address=reverse("desk:maybe-paid-decide", args=[one.instruction_id]),
        fields=_fields(one, sent) if decides else (),
    )


def _rows(one: MaybePaid) -> list[SummaryRow]:
    case = Action(reverse("desk:case", args=[one.case]), one.case)
    run = Action(reverse("desk:run", args=[one.run_id]), str(one.run_id))
    return [
        SummaryRow(
            text("desk.maybe_paid.why"), text(f"desk.maybe_paid.is_{one.status}"), one.words
        ),
        SummaryRow(text("desk.maybe_paid.since"), formats.day(one.since, current())),
        SummaryRow(text("desk.maybe_paid.payee"), one.payee, one.iban),
        SummaryRow(text("desk.maybe_paid.sum"), formats.money(str(one.amount), current())),
        SummaryRow(
            text("desk.maybe_paid.what"),
            spoken(SERVICES[one.service].name),
            formats.month(one.period, current()),
        ),
        SummaryRow(text("desk.maybe_paid.case"), actions=[case]),
        SummaryRow(text("desk.maybe_paid.run"), actions=[run]),
    ]


def _fields(one: MaybePaid, sent: Mapping[str, str]) -> list[Field]:
    ways = ("paid", "unpaid")
    choices = [Choice(way, text(f"desk.maybe_paid.{way}")) for way in ways]
    return [
        Field(
            f"way-{one.instruction_id}",
            text("desk.maybe_paid.question"),
            "radios",
            choices=choices,
            value=sent.get(f"way-{one.instruction_id}", ""),
        ),
        Field(
            f"note-{one.instruction_id}",
            text("desk.maybe_paid.how"),
            "textarea",
            value=sent.get(f"note-{one.instruction_id}", ""),
            rows=3,
        ),
    ]
