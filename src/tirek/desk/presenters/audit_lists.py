"""Lists of the audit: overruled decisions with their norms, refused attempts, orders."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from tirek.accounts.models import Deputy
from tirek.audit.models import Attempt
from tirek.casework.models import Event
from tirek.casework.queries.proposal import document_in
from tirek.desk.presenters.picture_words import place_name
from tirek.web import formats
from tirek.web.components import Cell, Citation, SummaryRow, Table
from tirek.web.explanation import citations, value_in_words
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class Overruled:
    """One decision made otherwise than computed."""

    number: str
    href: str
    when: str
    rows: Sequence[SummaryRow]
    citations: Sequence[Citation]


def overruled_list(events: Iterable[Event]) -> list[Overruled]:
    """Each with the rule, what was put in its place, why, and the norm of the rule."""
    return [_overruled(event) for event in events]


def _overruled(event: Event) -> Overruled:
    document = document_in(event)
    marks = document["overruled"]
    rules = {mark["rule"] for mark in marks}
    cites = [cite for step in document["trace"] if step["rule"] in rules for cite in step["cites"]]
    rows = [row for mark in marks for row in _mark(mark)]
    return Overruled(
        event.case.number,
        reverse("desk:case", args=[event.case.number]),
        formats.moment(event.at, current()),
        [*rows, SummaryRow(text("desk.audit.confirmed_by"), event.actor_name)],
        citations(cites),
    )


def _mark(mark: Mapping[str, Any]) -> list[SummaryRow]:
    return [
        SummaryRow(text("desk.audit.rule"), spoken(mark["label"])),
        SummaryRow(text("desk.audit.decided_as"), value_in_words(mark["value"])),
        SummaryRow(text("desk.audit.reason"), mark["reason"]),
        SummaryRow(text("desk.audit.proposed_by"), mark["by"]),
    ]


def _tried(one: Attempt) -> Cell:
    """The case, or the payment run (an auditor has no page of runs)."""
    if one.case is not None:
        return Cell(one.case.number, href=reverse("desk:case", args=[one.case.number]))
    assert one.run is not None
    when, where = formats.month(one.run.month, current()), place_name(one.run.place)
    return Cell(text("desk.run.title", number=one.run.pk), note=f"{where}, {when}")


def attempts_table(attempts: Iterable[Attempt]) -> Table:
    """Who tried what with which case or payment run."""
    heads = ("when", "officer", "case", "kind", "where")
    return Table(
        caption=text("desk.audit.attempts"),
        caption_hidden=True,
        head=[Cell(text(f"desk.audit.{head}")) for head in heads],
        rows=[
            [
                Cell(formats.moment(one.at, current()), header=True),
                Cell(one.user.full_name,
                     note=spoken(one.user.office.name) if one.user.office else ""),
                _tried(one),
                Cell(text(f"desk.audit.kind_{one.kind}")),
                Cell(one.page),
            ]
            for one in attempts
        ],
        empty=text("desk.audit.no_attempts"),
    )  # fmt: skip


def deputies_table(orders: Iterable[Deputy]) -> Table:
    """Who acts for whom, by whose order."""
    heads = ("deputy", "acts_for", "term", "order", "appointed_by")
    return Table(
        caption=text("desk.audit.deputies"),
        caption_hidden=True,
        head=[Cell(text(f"desk.audit.{head}")) for head in heads],
        rows=[
            [
                Cell(one.deputy.full_name, header=True),
                Cell(one.acts_for.full_name,
                     note=spoken(one.acts_for.office.name) if one.acts_for.office else ""),
                Cell(f"{_day(one.begins)} – {_day(one.ends)}", note=_ended(one.ended_on)),
                Cell(one.order),
                Cell(one.appointed_by.full_name,
                     note=formats.moment(one.appointed_at, current())),
            ]
            for one in orders
        ],
        empty=text("desk.audit.no_deputies"),
    )  # fmt: skip


def _day(day: date) -> str:
    return formats.day_short(day, current())


def _ended(day: date | None) -> str:
    return text("desk.audit.ended_on", day=_day(day)) if day else ""
