"""A complaint made ready to be drawn: for the complainant and for officers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tirek.appeals.models import OPEN, Complaint
from tirek.appeals.queries.history import Audience, Item, history, last_of
from tirek.appeals.queries.next_step import next_step
from tirek.appeals.texts import names
from tirek.law.catalogue import the_law
from tirek.law.cite import cite_act
from tirek.procedure.complaints.complaint import complaint_table
from tirek.web import formats
from tirek.web.components import LIFE_TONES, Action, Citation, Moment, SummaryRow, Tone
from tirek.web.language import current
from tirek.web.texts import spoken, text

FileAddress = Callable[[Complaint, Any], str]


@dataclass(frozen=True)
class DayOfTerm:
    """One day of a term: whether it counts, and why."""

    day: str
    why: str
    counted: bool


@dataclass(frozen=True)
class ComplaintView:
    """What both pages of a complaint show."""

    number: str
    stage: str
    tone: Tone
    next: str
    due: str
    days: Sequence[DayOfTerm]
    citation: Citation | None
    moments: Sequence[Moment]


def complaint_view(complaint: Complaint, audience: Audience) -> ComplaintView:
    """The stage, what comes next by when and how that day was counted, what happened."""
    stage = complaint_table().stage(complaint.stage)
    term = _term(complaint)
    return ComplaintView(
        number=complaint.number,
        stage=spoken(stage.citizen if audience == "citizen" else stage.officer),
        tone=LIFE_TONES[stage.tone],
        next=spoken(next_step(complaint)),
        due=formats.day(complaint.due_on, current()) if complaint.due_on else "",
        days=[_day(step) for step in term["steps"]] if term else [],
        citation=_citation(term["cite"]) if term else None,
        moments=[_moment(item) for item in history(complaint, audience)],
    )


def complaint_rows(complaint: Complaint, file_address: FileAddress) -> list[SummaryRow]:
    """What was lodged, as it was lodged."""
    against = spoken(names().against[complaint.against])
    lodged = formats.moment(complaint.lodged_at, current())
    rows = [
        ("number", complaint.case.number, ""),
        ("complainant", complaint.complainant, _as_whom(complaint)),
        ("against", against, ""),
        ("officer", complaint.officer_named, ""),
        ("lodged", lodged, spoken(names().channel[complaint.channel])),
        ("received", formats.day(complaint.received_on, current()), ""),
        ("late", _late(complaint), complaint.late_because or text("web.complaint.no_reason")),
        ("text", complaint.text, ""),
        ("wish", complaint.wish, ""),
    ]
    told = [
        SummaryRow(text(f"web.complaint.row_{key}"), value, note=note)
        for key, value, note in rows
        if value
    ]
    return [*told, *_files(complaint, file_address)]


def _term(complaint: Complaint) -> Mapping[str, Any] | None:
    """The term that runs now, as it was counted when it began."""
    if complaint.stage not in OPEN:
        return None
    kind = "ComplaintLodged" if complaint.stage == "lodged" else "ComplaintPassedOn"
    payload = last_of(complaint, kind)
    return payload["deadline"] if payload else None


def _day(step: Mapping[str, Any]) -> DayOfTerm:
    on = f"{formats.day(step['on'], current())}, {formats.weekday(step['on'], current())}"
    return DayOfTerm(on, spoken(step["why"]), step["counted"])


def _citation(cite: Mapping[str, Any]) -> Citation:
    found = cite_act(the_law().acts[cite["act"]], cite["paragraph"])
    return Citation(spoken(found.label), found.url)


def _moment(item: Item) -> Moment:
    role = complaint_table().roles.get(item.role)
    who = spoken(role) if role else ""
    return Moment(
        title=spoken(item.title),
        when=formats.moment(item.at, current()),
        detail=spoken(item.detail),
        tone=LIFE_TONES[item.tone],
        datetime=item.at.isoformat(),
        by=f"{item.actor} ({who})" if item.actor and item.role != "system" else who,
    )


def _as_whom(complaint: Complaint) -> str:
    return text("web.complaint.representative") if complaint.representative else ""


def _late(complaint: Complaint) -> str:
    if not complaint.late:
        return ""
    lodged = last_of(complaint, "ComplaintLodged")
    assert lodged is not None  # a complaint is registered with its first event
    last = formats.day(lodged["lodge_by"]["due_on"], current())
    return text("web.complaint.row_late_value", day=last)


def _files(complaint: Complaint, file_address: FileAddress) -> list[SummaryRow]:
    return [
        SummaryRow(
            text("web.complaint.row_files"),
            file.name,
            actions=[
                Action(file_address(complaint, file.pk), text("web.complaint.open"), file.name)
            ],
        )
        for file in complaint.files.order_by("uploaded_at", "pk")
    ]
