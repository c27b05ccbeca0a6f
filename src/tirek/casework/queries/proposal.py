"""The decision of a case as a document: what is proposed, confirmed and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tirek.casework.canonical import canonical
from tirek.casework.legal import decision_on
from tirek.casework.models import Case, Event
from tirek.casework.queries.facts import KnownFact, facts_with_sources, nested
from tirek.kernel.period import Month
from tirek.law.decision import Decision

SAID = ("outcome", "reasons", "schedule", "total", "unpaid", "edition")
"""What a decision says to people; the way there (trace, fingerprint) may be worded anew."""


@dataclass(frozen=True)
class Judged:
    """What the law says of a case, and every fact it was asked with."""

    decision: Decision
    facts: Mapping[str, KnownFact]

    def as_document(self) -> dict[str, Any]:
        """The decision, and the facts each with its source."""
        return {
            "decision": self.decision.as_document(),
            "facts": {path: fact.as_document() for path, fact in self.facts.items()},
        }


def judge(case: Case) -> Judged:
    """Ask the law of the case's place with the facts known now. Raises BadFacts."""
    facts = facts_with_sources(case)
    document = nested({path: fact.value for path, fact in facts.items()})
    return Judged(decision_on(case, document), facts)


def says_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two decision documents say the same to people."""
    return all(canonical(one.get(key)) == canonical(other.get(key)) for key in SAID)


def basis_of(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The paragraphs a decision document stands on, each once, in order."""
    cites: dict[tuple[str, str], dict[str, Any]] = {}
    for part in (*document.get("reasons", ()), *document.get("trace", ())):
        for cite in part.get("cites", ()):
            cites.setdefault((cite["act"], cite["paragraph"]), dict(cite))
    return list(cites.values())


def paid_until(document: Mapping[str, Any]) -> date | None:
    """The first day that the schedule no longer covers; None for an empty schedule."""
    months = [Month.parse(month) for due in document["schedule"] for month in due["months"]]
    return max(months).next.first_day if months else None


def last_proposal(case: Case) -> Event:
    """The proposal the case stands at. Raises Event.DoesNotExist."""
    return case.events.filter(kind="Proposed").latest("seq")
