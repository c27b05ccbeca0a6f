"""The decision of a case as a document: what is proposed, confirmed and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tirek.casework.canonical import canonical
from tirek.casework.legal import decision_on
from tirek.casework.models import Case, Event
from tirek.casework.queries.events import happened, last
from tirek.casework.queries.facts import KnownFact, facts_with_sources, nested
from tirek.kernel.period import Month
from tirek.law.decision import Decision
from tirek.law.overrule import Overrule, Overrules
from tirek.law.trace import folded, unfolded

SAID = ("outcome", "reasons", "schedule", "total", "unpaid", "edition", "overruled")
"""What a decision says to people; the way there (trace, fingerprint) may be worded anew."""


@dataclass(frozen=True)
class Judged:
    """What the law says of a case, and every fact it was asked with."""

    decision: Decision
    facts: Mapping[str, KnownFact]

    def as_document(self) -> dict[str, Any]:
        """The decision as a case keeps it, its trace folded, and the facts each with its source."""
        decision: dict[str, Any] = self.decision.as_document()
        return {
            "decision": {**decision, "trace": folded(decision["trace"])},
            "facts": {path: fact.as_document() for path, fact in self.facts.items()},
        }


def judge(
    case: Case,
    overrule: Overrules | None = None,
    facts: Mapping[str, KnownFact] | None = None,
) -> Judged:
    """Ask the law of the case's place with the facts known now.

    `overrule` is what officers put in the place of conditions; `facts` are those known now, where
    the caller has them. Raises BadFacts, CannotOverrule.
    """
    facts = facts_with_sources(case) if facts is None else facts
    document = nested({path: fact.value for path, fact in facts.items()})
    return Judged(decision_on(case, document, overrule), facts)


def overrules_of(document: Mapping[str, Any]) -> dict[str, Overrule]:
    """What officers put in the place of conditions, as a decision document says it."""
    return {
        one["rule"]: Overrule(one["value"], one["reason"], one["by"])
        for one in document.get("overruled", ())
    }


def says_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two decision documents say the same to people."""
    return all(canonical(one.get(key)) == canonical(other.get(key)) for key in SAID)


def basis_of(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The paragraphs a decision document stands on, each once, in order, with their words."""
    cites: dict[tuple[str, str], dict[str, Any]] = {}
    for part in (*document.get("reasons", ()), *unfolded(document.get("trace", ()))):
        for cite in part.get("cites", ()):
            said = {key: cite.get(key) for key in ("act", "paragraph", "quote")}
            cites.setdefault((cite["act"], cite["paragraph"]), said)
    return list(cites.values())


def document_in(event: Event) -> dict[str, Any]:
    """The decision document that an event holds, its trace in full.

    A decision that was confirmed as proposed refers to the trace of its proposal.
    """
    document = event.payload["decision"]
    trace = document["trace"]
    if "event" in trace:
        [proposal] = [one for one in happened(event.case, "Proposed") if one.seq == trace["event"]]
        trace = proposal.payload["decision"]["trace"]
    return {**document, "trace": unfolded(trace)}


def paid_until(document: Mapping[str, Any]) -> date | None:
    """The first day that the schedule no longer covers; None for an empty schedule."""
    months = [Month.parse(month) for due in document["schedule"] for month in due["months"]]
    return max(months).next.first_day if months else None


def last_proposal(case: Case) -> Event:
    """The proposal the case stands at. Raises Event.DoesNotExist."""
    proposed = last(case, "Proposed")
    if proposed is None:
        raise Event.DoesNotExist(f"{case.number}: nothing was proposed")
    return proposed
