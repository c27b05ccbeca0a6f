"""The decision of a case: the one the law gives now, and the one that was made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tirek.casework.models import Case
from tirek.casework.queries.events import last
from tirek.casework.queries.facts import KnownFact
from tirek.casework.queries.proposal import document_in, judge
from tirek.law.decision import Decision


def draft_decision(case: Case, facts: Mapping[str, KnownFact] | None = None) -> Decision:
    """What the law says on the facts known now (given, where the caller has them)."""
    return judge(case, facts=facts).decision


def decided(case: Case) -> dict[str, Any] | None:
    """The decision document as the head confirmed it; None before that and when reopened."""
    return _document(case, "Decided")


def is_granted(case: Case) -> bool:
    """Whether what was asked for was decided in favour, and not reopened since."""
    said = decided(case)
    return said is not None and said["outcome"] == "granted"


def proposed(case: Case) -> dict[str, Any] | None:
    """The decision document as last proposed; None before that."""
    return _document(case, "Proposed")


def _document(case: Case, kind: str) -> dict[str, Any] | None:
    """What was said last, unless the case has been reopened since."""
    event = last(case, kind, "Reopened")
    return document_in(event) if event and event.kind == kind else None
