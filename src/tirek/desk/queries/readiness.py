"""Whether a case can be proposed, and if not, what it waits for."""

from typing import Literal

from tirek.casework.legal import waits_for_law
from tirek.casework.models import Case
from tirek.casework.queries.decision import draft_decision

Readiness = Literal["ready", "facts", "law", "held"]


def readiness(case: Case) -> Readiness:
    """ "ready": the law decides it; "facts": some are not known; "law": the law of the place lacks
    something, which must still be written down; "held": that was written down."""
    decision = draft_decision(case)
    if decision.outcome != "undecidable":
        return "ready"
    if not waits_for_law(decision):
        return "facts"
    return "held" if case.stage == "waiting_for_law" else "law"
