"""How the day of the answer was counted, day by day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tirek.casework.models import Case
from tirek.casework.queries.deadline import deadline_of
from tirek.law.catalogue import Law
from tirek.law.cite import cite_act
from tirek.law.words import word
from tirek.web import formats
from tirek.web.components import Citation
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class CountedDay:
    """One day of the term."""

    day: str
    weekday: str
    why: str
    counted: bool


@dataclass(frozen=True)
class DeadlineView:
    """When it was received, when it is due, and every day in between."""

    received: str
    why: str
    due: str
    days: Sequence[CountedDay]
    citation: Citation | None
    mark: str


def deadline_view(case: Case, law: Law) -> DeadlineView:
    """From what was written down at registration."""
    document = deadline_of(case)
    received, deadline = document["received"], document["deadline"]
    cite = deadline["cite"]
    known = cite["act"] in law.acts
    found = cite_act(law.acts[cite["act"]], cite["paragraph"]) if known else None
    sure = cite["mark"] == "verified"
    return DeadlineView(
        received=formats.day(received["on"], current()),
        why=spoken(received["why"]),
        due=formats.day(deadline["due_on"], current()),
        days=[_day(step) for step in deadline["steps"]],
        citation=Citation(spoken(found.label), found.url) if found else None,
        mark="" if sure else text("portal.case.term_mark", mark=spoken(word("mark", cite["mark"]))),
    )


def _day(step: Mapping[str, Any]) -> CountedDay:
    return CountedDay(
        day=formats.day(step["on"], current()),
        weekday=formats.weekday(step["on"], current()),
        why=spoken(step["why"]),
        counted=step["counted"],
    )
