"""A decision document of the law, made ready to be drawn: for citizens and for officers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tirek.casework.overrule_marks import marks
from tirek.law.trace import unfolded
from tirek.procedure.service import Service
from tirek.web import formats
from tirek.web.calculation import CalculationView, calculation_view
from tirek.web.components import Cell, Citation, Step, SummaryRow, Table, Tone
from tirek.web.explanation import citations, months_in_words, steps
from tirek.web.language import current
from tirek.web.texts import spoken, text

Document = Mapping[str, Any]
MONTHS_IN_QUARTER = 3
TONES: Mapping[str, Tone] = {"granted": "success", "refused": "danger", "undecidable": "warning"}


@dataclass(frozen=True)
class Reason:
    """A ground, a flag or a reading in words, with where it comes from."""

    text: str
    citations: Sequence[Citation] = ()
    label: str = ""
    note: str = ""


@dataclass(frozen=True)
class DecisionView:
    """What a page shows of a decision; every text is in the language of the page."""

    outcome: str
    headline: str
    tone: Tone
    total: str
    total_note: str
    reasons: Sequence[Reason]
    flags: Sequence[Reason]
    edition: Citation | None
    edition_rows: Sequence[SummaryRow]
    schedule: Table | None
    unpaid: Sequence[Reason]
    needs: Sequence[str]
    readings: Sequence[Reason]
    steps: Sequence[Step]
    overruled: Sequence[str] = ()
    calculation: CalculationView | None = None


def said_of(document: Document) -> str:
    """The outcome, told apart where what is granted is no money: a paper, a place."""
    return (
        "given"
        if document["outcome"] == "granted" and not document["schedule"]
        else document["outcome"]
    )


def decision_view(document: Document, service: Service | None = None) -> DecisionView:
    """The view of `Decision.as_document()`, folded or not; the service names the facts in it."""
    outcome = document["outcome"]
    schedule = document["schedule"]
    return DecisionView(
        outcome=outcome,
        headline=text(f"web.decision.{_headline(document, service)}"),
        tone=TONES[outcome],
        total=_total(document) if schedule else "",
        total_note=_total_note(schedule),
        reasons=_reasons(document["reasons"]),
        flags=_reasons(document.get("flags", ())),
        edition=_edition_citation(document["edition"]),
        edition_rows=_edition_rows(document["edition"]),
        schedule=_schedule(document) if schedule else None,
        unpaid=[_unpaid(group) for group in document.get("unpaid", ())],
        needs=[spoken(need["label"]) for need in document["needs"]],
        readings=[_reading(reading) for reading in document["readings"]],
        steps=steps(unfolded(document["trace"]), service),
        overruled=[spoken(mark) for mark in marks(document)],
        calculation=calculation_view(document),
    )


def _headline(document: Document, service: Service | None) -> str:
    """As `said_of`; what pays no money refuses no payment."""
    said = said_of(document)
    return "not_given" if said == "refused" and service and not service.pays else said


def _reasons(reasons: Sequence[Document]) -> list[Reason]:
    return [Reason(spoken(reason["text"]), citations(reason["cites"])) for reason in reasons]


def _unpaid(group: Document) -> Reason:
    months = group["months"]
    why = _reasons(group["reasons"])
    return Reason(
        label=months_in_words(months[0], months[-1]),
        text=" ".join(reason.text for reason in why),
        citations=[cite for reason in why for cite in reason.citations],
    )


def _reading(reading: Document) -> Reason:
    return Reason(
        text=spoken(reading["text"]),
        label=spoken(reading["question"]),
        note=spoken(reading.get("why") or ""),
    )


def _total(document: Document) -> str:
    return formats.money(document["total"], current())


def _total_note(schedule: Sequence[Document]) -> str:
    """Whether the total is of the whole time or only of what can be computed today."""
    if not schedule:
        return ""
    known = all(line["amount"] is not None for line in schedule)
    return text("web.decision.for_all" if known else "web.decision.for_known")


def _edition_citation(edition: Document | None) -> Citation | None:
    if not edition:
        return None
    return Citation(spoken(edition["title"]), f"/law/{edition['id']}/")


def _edition_rows(edition: Document | None) -> list[SummaryRow]:
    if not edition:
        return []
    return [
        SummaryRow(text("web.decision.act"), spoken(edition["title"])),
        SummaryRow(text("web.decision.number"), edition["number"] or "—"),
        SummaryRow(text("web.decision.in_force"), _in_force(edition["in_force"])),
    ]


def _in_force(in_force: Document) -> str:
    since = formats.day(in_force["from"], current()) if in_force["from"] else "—"
    if not in_force["until"]:
        return text("web.decision.in_force_since", since=since)
    until = formats.day(in_force["until"], current())
    return text("web.decision.in_force_between", since=since, until=until)


def _schedule(document: Document) -> Table:
    return Table(
        caption=text("web.decision.schedule"),
        head=[
            Cell(text("web.decision.period")),
            Cell(text("web.decision.how")),
            Cell(text("web.decision.sum"), numeric=True),
        ],
        rows=[_schedule_row(line) for line in document["schedule"]],
        total=[Cell(text("web.decision.total")), Cell(""), Cell(_total(document), numeric=True)],
    )


def _schedule_row(line: Document) -> list[Cell]:
    months = line["months"]
    part = line["period"] not in months and len(months) < MONTHS_IN_QUARTER
    return [
        Cell(
            formats.month(line["period"], current()),
            header=True,
            note=months_in_words(months[0], months[-1]) if part else "",
        ),
        Cell(spoken(line.get("sum") or "") if line["amount"] is not None else ""),
        Cell(_amount(line["amount"]), numeric=True),
    ]


def _amount(amount: str | None) -> str:
    if amount is None:
        return text("web.decision.later")
    return formats.money(amount, current())
