"""The deadline of a case: how it was counted last, and how it is counted now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from tirek.casework.clock_texts import clock_texts
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.events import happened
from tirek.casework.queries.facts import folded_facts
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.law.factsheet import facts_of
from tirek.procedure.cite import Cite
from tirek.procedure.clock_step import RECEIPT, ClockStep, step_days
from tirek.procedure.deadline import Deadline, Longer, Pause, deadline_now, span_end
from tirek.procedure.process import Information
from tirek.procedure.term import Term

BEGINS = ("Registered", "Reopened")
"""The term runs from the receipt of the application, and from the start when a case comes back."""
COUNTED_ANEW = ("TermExtended", "DeadlineMoved")
ANSWERED = ("InformationGiven", "InformationOverdue")
OF_THE_CLOCK = (*BEGINS, "TermExtended", "InformationRequested", *ANSWERED)
"""The events that a deadline follows from."""


def deadline_of(case: Case) -> dict[str, Any]:
    """What was written down when the term began, with the deadline as it was counted last:

    {"number", "received": {"on", "why"}, "term", "deadline": {"due_on", "steps": [{"on",
    "counted", "why"}], "cite"}}.
    """
    first, *anew = _since_it_began(happened(case, *BEGINS, *COUNTED_ANEW))
    return {**first.payload, "deadline": (anew or [first])[-1].payload["deadline"]}


def term_of(case: Case) -> Term:
    """How long the service may take for what the case asks for, as its standard now says."""
    passport = service_of(case).passport
    return passport.term_on(case.channel, answers_of(case) if passport.own_terms else {})


def counted_now(
    case: Case, events: Iterable[Event] | None = None, more: Sequence[Longer] = ()
) -> Deadline:
    """The deadline that the events and today's calendar give.

    `events` are those `OF_THE_CLOCK`, in order, where the caller has them; `more` is what would
    come on top. The length of the term is what it was when it began. Raises YearNotKnown.
    """
    if events is None:
        events = happened(case, *OF_THE_CLOCK)
    began, *later = _since_it_began(events)
    term = term_of(case)
    if "term" in began.payload:  # the first cases of all were registered without it
        term = term.counted_as(began.payload["term"])
    received = date.fromisoformat(began.payload["received"]["on"])
    changes = [*_changes(later, service_of(case).passport.process.information), *more]
    return deadline_now(term, received, changes, working_calendar())


def _since_it_began(events: Iterable[Event]) -> list[Event]:
    """The last event of BEGINS and those after it."""
    since: list[Event] = []
    for event in events:
        since = [event] if event.kind in BEGINS else [*since, event]
    return since


def steps_now(case: Case) -> list[tuple[ClockStep, date | None]]:
    """The terms inside the term with their last days; None for what has not begun."""
    steps = service_of(case).passport.steps
    if not steps:
        return []
    asked = _asked(steps)
    begun = {event.kind: local_day(event.at) for event in happened(case, *asked)}
    begun |= _days_written_down(case, asked)
    received = date.fromisoformat(deadline_of(case)["received"]["on"])
    return list(step_days(steps, {**begun, RECEIPT: received}, working_calendar()))


def late_steps(case: Case, today: date) -> frozenset[str]:
    """The terms inside the term that were missed: nothing that ends one came by its last day."""
    return frozenset(
        step.id
        for step, on in steps_now(case)
        if step.ends and on is not None and on < _ended(case, step, today)
    )


def _ended(case: Case, step: ClockStep, today: date) -> date:
    days = [local_day(event.at) for event in happened(case, *step.ends)]
    return min([*days, *_days_written_down(case, step.ends).values()], default=today)


def _days_written_down(case: Case, names: Iterable[str]) -> dict[str, date]:
    """Of names that are paths of facts, the days they are known to hold."""
    paths = {fact.path for fact in facts_of(service_of(case).facts)}.intersection(names)
    known = folded_facts(case) if paths else {}
    found = ((path, known[path].value) for path in paths & known.keys())
    return {path: date.fromisoformat(day) for path, day in found if day}


def _asked(steps: Sequence[ClockStep]) -> set[str]:
    """The kinds of events, and the days that are facts, that steps are counted from."""
    return {step.after for step in steps} - {RECEIPT, *(step.id for step in steps)}


def place_of(cites: Sequence[Cite]) -> Text:
    """Where in the acts something is written: «…, 73-бап»."""
    return cites[0].citation(the_law().acts).label


def _changes(events: Sequence[Event], information: Information) -> Iterator[Pause | Longer]:
    for place, event in enumerate(events):
        said = event.payload
        if event.kind == "TermExtended":
            yield Longer(said["amount"], said["unit"], Text.of(said["why"]))
        elif event.kind == "InformationRequested" and information.pauses:
            yield _pause(event, events[place + 1 :], information)


def _pause(asked: Event, later: Sequence[Event], information: Information) -> Pause:
    """From the request to the answer; while it is awaited, to the last day there is for it."""
    answer = next((event for event in later if event.kind in ANSWERED), None)
    within = information.answer_within
    first = local_day(asked.at)
    last = local_day(answer.at) if answer else span_end(within, first, working_calendar())
    why = clock_texts().step["waiting"].format(where=place_of(within.cites))
    return Pause(first, last, why)
