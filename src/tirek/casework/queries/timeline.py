"""A case told as a line of events, to the citizen and to the officer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from tirek.casework.hearing_texts import hearing_texts
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.casework.overrule_marks import with_marks
from tirek.casework.texts import texts
from tirek.kernel.text import Text
from tirek.law.factsheet import labels_of
from tirek.procedure.answer import listed, sentences
from tirek.procedure.deadline import shown
from tirek.procedure.lifecycle import Tone

Audience = Literal["citizen", "officer"]


@dataclass(frozen=True)
class TimelineItem:
    """One event in words. `detail` is None where there is nothing to add.

    `actor` is who did it, with the role; the citizen is told the role only.
    """

    seq: int
    kind: str
    at: datetime
    title: Text
    detail: Text | None
    tone: Tone
    actor: str
    role: str


def timeline(
    case: Case, audience: Audience = "citizen", events: Iterable[Event] | None = None
) -> list[TimelineItem]:
    """Everything that happened, in order; a citizen is not told what is only proposed.

    `events` are those of the case, in order, where the caller has them.
    """
    lifecycle = service_of(case).lifecycle
    stage, items = lifecycle.begins, []
    for event in case.events.order_by("seq") if events is None else events:
        stage = lifecycle.after(stage, step_of(event))
        if audience == "citizen" and _is_for_officers(event):
            continue
        say = DETAILS.get(event.kind, _told)
        items.append(
            TimelineItem(
                seq=event.seq,
                kind=event.kind,
                at=event.at,
                title=lifecycle.title(event.kind),
                detail=say(case, event.payload, audience == "officer"),
                tone=lifecycle.stage(stage).tone,
                actor=event.actor_name if audience == "officer" else "",
                role=event.actor_role,
            )
        )
    return items if audience == "officer" else _together(items)


def _together(items: list[TimelineItem]) -> list[TimelineItem]:
    """The citizen reads once of registries that answered one after another."""
    told: list[TimelineItem] = []
    for item in items:
        last = told.pop() if told and told[-1].kind == item.kind == "RegistryAnswered" else None
        words = (last.detail, item.detail) if last else (item.detail,)
        told.append(replace(item, detail=sentences(*filter(None, words)) if last else item.detail))
    return told


def step_of(event: Event) -> str:
    """The event as the life cycle knows it, with its outcome."""
    decision = event.payload.get("decision") if event.kind in ("Proposed", "Decided") else None
    return f"{event.kind}.{decision['outcome']}" if decision else event.kind


def _registered(case: Case, payload: Mapping[str, Any], officer: bool) -> Text:
    received, deadline = payload["received"], payload["deadline"]
    return texts().timeline.registered.format(
        number=payload["number"],
        why=Text.of(received["why"]),
        due_on=shown(date.fromisoformat(deadline["due_on"])),
    )


def _facts(case: Case, payload: Mapping[str, Any], officer: bool) -> Text:
    if not officer:
        return texts().timeline.facts_citizen
    labels = labels_of(service_of(case).facts)
    source: Text = getattr(texts().sources, payload["source"])
    detail = payload.get("detail")
    return texts().timeline.facts.format(
        facts=listed([labels[path] for path in payload["facts"]]),
        source=_joined(source, detail) if detail else source,
    )


def _joined(text: Text, detail: str) -> Text:
    return Text("{a}: {b}", "{a}: {b}", "{a}: {b}").format(a=text, b=detail)


def _held(case: Case, payload: Mapping[str, Any], officer: bool) -> Text | None:
    reasons = [Text.of(reason["text"]) for reason in payload["decision"]["reasons"]]
    return sentences(*reasons) if reasons else None


def _proposed(case: Case, payload: Mapping[str, Any], officer: bool) -> Text:
    say, decision = texts().timeline, payload["decision"]
    if not officer:
        return say.proposed_citizen
    granted = say.proposed_granted if decision["schedule"] else say.proposed_given
    outcome = granted if decision["outcome"] == "granted" else say.proposed_refused
    told = with_marks(outcome.format(total=decision["total"]), decision)
    return _with_note(told, payload)


def _returned(case: Case, payload: Mapping[str, Any], officer: bool) -> Text:
    say = texts().timeline
    return say.note.format(note=payload["note"]) if officer else say.returned_citizen


def _decided(case: Case, payload: Mapping[str, Any], officer: bool) -> Text:
    say, decision = texts().timeline, payload["decision"]
    if decision["outcome"] == "granted":
        said = say.decided_granted if decision["schedule"] else say.decided_given
        return with_marks(said.format(total=decision["total"]), decision)
    reasons = [Text.of(reason["text"]) for reason in decision["reasons"]]
    return with_marks(sentences(say.decided_refused, *reasons), decision)


def _notice(case: Case, payload: Mapping[str, Any], officer: bool) -> Text:
    of_a_hearing = payload["notice"].get("kind") == "hearing"
    return hearing_texts().told["notice"] if of_a_hearing else texts().timeline.notice


def _payment(case: Case, payload: Mapping[str, Any], officer: bool) -> Text:
    return texts().timeline.payment.format(month=payload["register"]["month"])


def _noted(case: Case, payload: Mapping[str, Any], officer: bool) -> Text | None:
    note = payload.get("note")
    return texts().timeline.note.format(note=note) if note else None


def _told(case: Case, payload: Mapping[str, Any], officer: bool) -> Text | None:
    """The words that came with the event; what is said to the officer only stays with officers."""
    words = payload.get("told", {}).get("officer" if officer else "citizen")
    return Text.of(words) if words else None


def _is_for_officers(event: Event) -> bool:
    """Whether the event came with words for officers and none for the citizen."""
    words = event.payload.get("told", {})
    return bool(words) and "citizen" not in words


def _with_note(text: Text, payload: Mapping[str, Any]) -> Text:
    note = payload.get("note")
    return sentences(text, texts().timeline.note.format(note=note)) if note else text


DETAILS: Mapping[str, Callable[[Case, Mapping[str, Any], bool], Text | None]] = {
    "Registered": _registered,
    "FactsEstablished": _facts,
    "HeldForLaw": _held,
    "Proposed": _proposed,
    "Returned": _returned,
    "Decided": _decided,
    "NoticeIssued": _notice,
    "PaymentListed": _payment,
    "Withdrawn": _noted,
}
"""How each kind of event is told; other kinds bring their words with them, or have a title only."""
