"""The decision of a case on the desk: drafted by the law, proposed, or decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tirek.casework.legal import service_of
from tirek.casework.models import UNDECIDED, Case, Event
from tirek.casework.queries.events import happened, last
from tirek.casework.queries.facts import KnownFact
from tirek.casework.queries.proposal import document_in, judge, overrules_of, says_the_same
from tirek.web import formats
from tirek.web.decision import DecisionView, decision_view
from tirek.web.language import current
from tirek.web.texts import text

Facts = Mapping[str, KnownFact]
Kind = Literal["draft", "preliminary", "proposed", "decided"]


@dataclass(frozen=True)
class CaseDecision:
    """A decision with who stands behind it.

    outdated: the law now gives another one; partial: some sums are not known yet.
    """

    kind: Kind
    title: str
    view: DecisionView
    by: str
    note: str
    outdated: bool
    partial: bool


def decision_of(case: Case, facts: Facts) -> CaseDecision:
    """The decision at the case's stage: a draft until somebody proposed it.

    `facts` are those known of the case now.
    """
    if case.stage == "hearing":
        return _told(case, "preliminary", _latest(case, "HearingAnnounced"), facts)
    if case.stage == "proposed":
        return _told(case, "proposed", _latest(case, "Proposed"), facts)
    if case.stage not in UNDECIDED:
        decided = last(case, "Decided")
        if decided is not None:
            return _told(case, "decided", decided, facts)
    today = _today(case, facts)
    return CaseDecision(
        kind="draft",
        title=text("desk.case.draft"),
        view=_view(case, today),
        by="",
        note="",
        outdated=False,
        partial=_is_partial(today),
    )


def _told(case: Case, kind: Kind, event: Event, facts: Facts) -> CaseDecision:
    document = document_in(event)
    return CaseDecision(
        kind=kind,
        title=text(f"desk.case.{kind}"),
        view=_view(case, document),
        by=text("desk.case.by", name=event.actor_name, at=formats.moment(event.at, current())),
        note=event.payload.get("note", ""),
        outdated=kind == "proposed" and not says_the_same(document, _today(case, facts, document)),
        partial=_is_partial(document),
    )


def _is_partial(document: Mapping[str, Any]) -> bool:
    return any(due["amount"] is None for due in document["schedule"])


def _latest(case: Case, kind: str) -> Event:
    return happened(case, kind)[-1]


def _today(case: Case, facts: Facts, told: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
    """What the law says now, with whatever the told decision overruled."""
    return judge(case, overrules_of(told or {}), facts).decision.as_document()


def _view(case: Case, document: Mapping[str, Any]) -> DecisionView:
    return decision_view(document, service_of(case))
