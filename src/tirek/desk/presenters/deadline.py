"""When a case must be decided, and how that day was counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tirek.casework.models import Case
from tirek.casework.queries.deadline import deadline_of, late_steps, steps_now
from tirek.desk.presenters import due
from tirek.kernel.text import Text
from tirek.law.catalogue import Law
from tirek.law.cite import cite_act
from tirek.law.words import word
from tirek.web import formats
from tirek.web.components import Citation, Tone
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class DayOfTerm:
    """One day between receipt and deadline."""

    day: str
    why: str
    counted: bool


@dataclass(frozen=True)
class StepOfTerm:
    """A term inside the term: what, by which day, where it is written, whether it was missed."""

    title: str
    on: str
    citation: Citation | None
    late: bool


@dataclass(frozen=True)
class DeadlineView:
    """The deadline; `near` is empty once the case is decided."""

    on: str
    near: str
    tone: Tone
    received: str
    days: Sequence[DayOfTerm]
    citation: Citation | None
    mark: str
    steps: Sequence[StepOfTerm] = ()


def deadline_view(case: Case, law: Law, today: date) -> DeadlineView:
    """From what was written down at registration."""
    document = deadline_of(case)
    term, late = document["deadline"], late_steps(case, today)
    return DeadlineView(
        on=formats.day(term["due_on"], current()),
        near=due.in_words(case, today),
        tone=due.tone(case, today),
        received=spoken(document["received"]["why"]),
        days=[day_of_term(step["on"], step["why"], step["counted"]) for step in term["steps"]],
        citation=_citation(term["cite"], law),
        mark=_mark(term["cite"]["mark"]),
        steps=[
            StepOfTerm(
                spoken(step.title),
                formats.day(on, current()) if on else text("desk.case.step_waits"),
                _citation(step.within.cites[0].as_document(), law),
                step.id in late,
            )
            for step, on in steps_now(case)
        ],
    )


def day_of_term(on: date | str, why: Text | Mapping[str, str], counted: bool) -> DayOfTerm:
    """A day with its weekday, and why it counts or does not."""
    written = f"{formats.day(on, current())}, {formats.weekday(on, current())}"
    return DayOfTerm(written, spoken(why), counted)


def _citation(cite: Mapping[str, Any], law: Law) -> Citation | None:
    if cite["act"] not in law.acts:
        return None
    found = cite_act(law.acts[cite["act"]], cite["paragraph"])
    return Citation(spoken(found.label), found.url)


def _mark(mark: str) -> str:
    """How sure the length of the term is; nothing where it was read in the act."""
    if mark == "verified":
        return ""
    return text("desk.case.term_mark", mark=spoken(word("mark", mark)))
