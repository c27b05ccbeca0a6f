"""Whether a case can be proposed, and if not, what it waits for."""

from typing import Literal

from tirek.casework.legal import waits_for_law
from tirek.casework.models import Case
from tirek.casework.queries.decision import draft_decision
from tirek.casework.queries.hearing import must_be_heard

Readiness = Literal["ready", "hear", "facts", "law", "held"]


def readiness(case: Case) -> Readiness:
    """ "ready": the law decides it; "hear": it refuses, and the applicant was not heard on that;
    "facts": some are not known; "law": the law of the place lacks something, which must still be
    written down; "held": that was written down."""
    decision = draft_decision(case)
    if decision.outcome != "undecidable":
        return "hear" if must_be_heard(case, decision) else "ready"
    if not waits_for_law(decision):
        return "facts"
    return "held" if case.stage == "waiting_for_law" else "law"
