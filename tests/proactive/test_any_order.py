"""Anything in any order: the events replayed give the stage, and what is kept agrees with it."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offer import MONDAY, answered, asked, kinds, told

from tirek.casework.models import Case, Draft
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.proactive.models import Request
from tirek.procedure.proactive import proactive_table

HAPPENS = st.tuples(
    st.sampled_from(["1", "2", "да", "не понял", "lapse", "news"]), st.integers(1, 30)
)


def happen(request: Request, what: str, at: datetime) -> None:
    if what == "lapse":
        lapse_overdue(at=at)
    elif what != "news":
        answered(what, at=at, phone=request.phone)
    elif Request.objects.filter(pk=request.pk, stage="asked").exists():
        same = {"child_iin": request.subject.iin, "applicant_iin": request.applicant.iin}
        assert asked(**same, at=at) == request


def steps(request: Request) -> list[str]:
    """The events as the table knows them, with their outcomes."""
    return [
        f"{one.kind}.{one.payload['outcome']}" if "outcome" in one.payload else one.kind
        for one in request.events.all()
    ]


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(HAPPENS, max_size=6))
def test_any_sequence(sequence: list[tuple[str, int]]) -> None:
    phone = f"+7701{Request.objects.count():07d}"
    request, at = asked(phone=phone), MONDAY
    for what, hours in sequence:
        at += timedelta(hours=hours)
        happen(request, what, at)
    request.refresh_from_db()
    assert proactive_table().stage_of(steps(request)) == request.stage
    assert [event.seq for event in request.events.all()] == list(range(1, request.last_seq + 1))
    assert (request.case is not None) == (request.stage == "agreed")
    assert Case.objects.filter(subject=request.subject).count() == (request.stage == "agreed")
    if request.stage in ("declined", "lapsed"):
        assert request.draft is None
        assert not Draft.objects.filter(pk=request.draft_id).exists()
    said = [kind for kind in kinds(request) if kind != "Agreed"]
    assert len(told(request)) <= len(said), "one message for each event, or none"
