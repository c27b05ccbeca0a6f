"""A case as a line: what happened and why, what happens next and by when."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.casework.models import UNDECIDED, Case, Event
from tirek.casework.queries.deadline import term_of
from tirek.casework.queries.hearing import set_hearing
from tirek.casework.queries.information import open_request
from tirek.casework.queries.next_step import next_step
from tirek.casework.queries.timeline import TimelineItem, timeline
from tirek.law.catalogue import Law
from tirek.law.cite import cite_act
from tirek.portal.presenters.by_when import by_when
from tirek.procedure.cite import Cite
from tirek.web import formats
from tirek.web.components import LIFE_TONES, Action, Citation, Moment
from tirek.web.components.own import own
from tirek.web.decision import said_of
from tirek.web.language import current
from tirek.web.texts import spoken, text

WITH_PAPERS = ("InformationGiven", "HearingHeld", "HearingAnswered", "ChangeReported")
"""Events whose papers can be opened from the line."""


def moments_of(case: Case, law: Law, today: date) -> list[Moment]:
    """Everything that happened, in order; then what comes next, if a day is set for it."""
    roles = service_of(case).lifecycle.roles
    events = {event.seq: event for event in case.events.all()}
    items = timeline(case, events=[events[seq] for seq in sorted(events)])
    happened = [
        Moment(
            title=spoken(item.title),
            when=formats.moment(item.at, current()),
            datetime=item.at.isoformat(),
            detail=_detail(events[item.seq], item),
            tone=LIFE_TONES[item.tone],
            by=spoken(roles[item.role]) if item.role in roles else "",
            why=_why(events[item.seq], law),
            actions=_papers(case, events[item.seq]),
        )
        for item in items
    ]
    ahead = _ahead(case, law, today)
    return [*happened, ahead] if ahead else happened


def _ahead(case: Case, law: Law, today: date) -> Moment | None:
    step, asked, announced = next_step(case, today), open_request(case), set_hearing(case)
    due = asked.until if asked else step.due_on
    if announced is not None:
        return Moment(
            title=text("portal.case.ahead"),
            when=formats.moment(announced.at, current()),
            datetime=announced.at.isoformat(),
            detail=spoken(step.text),
            ahead=True,
            now=True,
        )
    if due is None:
        return None
    return Moment(
        title=text("portal.case.ahead"),
        when=_until(due, today),
        datetime=due.isoformat(),
        detail=spoken(step.text),
        ahead=True,
        now=True,
        why=_of_the_request(case, law) if asked else term_citation(case, law),
        actions=[] if asked else [Action("#deadline", text("portal.case.how_counted"))],
    )


def _until(due: date, today: date) -> str:
    last = by_when(due, today)
    by = text("portal.case.by_day", day=last.when)
    return f"{by} ({last.left})" if last.left else by


def term_citation(case: Case, law: Law) -> Citation | None:
    """Where the term of an undecided case is written."""
    if case.stage not in UNDECIDED:
        return None
    return _cited(term_of(case).cite, law)


def _of_the_request(case: Case, law: Law) -> Citation | None:
    return _cited(service_of(case).passport.process.information.answer_within.cites[0], law)


def _cited(cite: Cite, law: Law) -> Citation | None:
    if cite.act not in law.acts:
        return None
    found = cite.citation(law.acts)
    return Citation(spoken(found.label), found.url)


def _why(event: Event, law: Law) -> Citation | None:
    """The first paragraph the event stands on, where it says one."""
    said: list[Mapping[str, Any]] = [one for one in event.basis if one.get("paragraph")]
    for one in said:
        if one["act"] in law.acts:
            found = cite_act(law.acts[one["act"]], one["paragraph"])
            return Citation(spoken(found.label), found.url)
    return None


def _papers(case: Case, event: Event) -> list[Action]:
    """The files that came with the event."""
    if event.kind not in WITH_PAPERS:
        return []
    return [
        Action(reverse("case-file", args=[case.number, one["id"]]), one["name"])
        for one in event.payload.get("files", ())
    ]


def _detail(event: Event, item: TimelineItem) -> str:
    """The event in words; sums and months in the form of the language."""
    payload = event.payload
    if item.kind == "Decided" and said_of(payload["decision"]) == "granted":
        total = formats.money(payload["decision"]["total"], current())
        return text("portal.case.granted", total=total)
    if item.kind == "Registered":
        received = payload["received"]
        return text(
            "portal.case.registered",
            number=payload["number"],
            day=formats.day(received["on"], current()),
        )
    if item.kind == "PaymentListed":
        month = formats.month(payload["register"]["month"], current())
        return text("portal.case.listed", month=month)
    if item.detail is None:
        return ""
    said = spoken(item.detail)
    return own(said) if payload.get("words") or payload.get("note") else said
