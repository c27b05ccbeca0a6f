"""A decision is kept small and read in full; the chain of events holds what is kept."""

from typing import Any

import pytest

from making import APPLIED_AT, decided, officer, proposed, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.confirm import confirm
from tirek.casework.canonical import canonical
from tirek.casework.models import Case, Event
from tirek.casework.queries.chain import verify
from tirek.casework.queries.decision import decided as decision_of
from tirek.casework.queries.decision import draft_decision
from tirek.casework.queries.proposal import basis_of, document_in
from tirek.web.decision import decision_view

pytestmark = pytest.mark.django_db


def size(document: Any) -> int:
    return len(canonical(document).encode())


def event_of(case: Case, kind: str) -> Event:
    return case.events.get(kind=kind)


def test_a_proposal_takes_less_than_half_of_what_it_says() -> None:
    event = event_of(proposed(), "Proposed")
    assert size(event.payload) * 2 < size(document_in(event))


def test_a_decision_refers_to_the_trace_of_its_proposal() -> None:
    case = decided()
    proposal, decision = event_of(case, "Proposed"), event_of(case, "Decided")
    assert decision.payload["decision"]["trace"] == {"event": proposal.seq}
    assert size(decision.payload) < 5_000
    assert document_in(decision) == document_in(proposal)
    assert verify(case) is None


def test_what_is_read_is_what_the_law_said() -> None:
    case = decided()
    kept = decision_of(case)
    assert kept is not None
    assert canonical(kept["trace"]) == canonical(draft_decision(case).as_document()["trace"])


def test_a_decision_whose_explanation_is_worded_anew_keeps_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = proposed()
    event = event_of(case, "Proposed")
    other = {**event.payload["decision"], "trace": []}
    monkeypatch.setattr(
        "tirek.casework.actions.confirm.last_proposal",
        lambda case: Event(seq=event.seq, actor=event.actor, payload={"decision": other}),
    )
    confirm(case=case, by=officer(Role.HEAD), at=APPLIED_AT)
    assert "steps" in event_of(case, "Decided").payload["decision"]["trace"]


def test_events_of_old_are_read_as_they_are() -> None:
    document = draft_decision(submitted()).as_document()
    event = Event(payload={"decision": document})
    assert document_in(event) == document
    assert decision_view(document_in(event)).steps == decision_view(document).steps


def test_the_basis_names_each_paragraph_once_with_its_words() -> None:
    event = event_of(proposed(), "Proposed")
    places = [(one["act"], one["paragraph"]) for one in event.basis]
    assert len(places) == len(set(places)) > 3
    assert {frozenset(one) for one in event.basis} == {frozenset(("act", "paragraph", "quote"))}
    assert any(one["quote"] for one in event.basis)
    assert basis_of({"reasons": []}) == []
