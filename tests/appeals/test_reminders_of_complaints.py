"""Who must answer a complaint is reminded, heads are told it is late: never whom it is about."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import time_machine
from complaints import MONDAY, complain, refused
from django.test import Client

from making import officer
from tirek.accounts.models import Role, User
from tirek.appeals.actions.pass_on import pass_on
from tirek.appeals.actions.remind import escalate, remind, remind_all
from tirek.appeals.queries.history import replayed
from tirek.appeals.tasks import remind_of_complaints
from tirek.casework.queries.chain import verify
from tirek.casework.queries.timeline import timeline

pytestmark = pytest.mark.django_db


def noon(day: int) -> datetime:
    return datetime(2025, 9, day, 7, tzinfo=UTC)


def told_to(event):
    return set(event.payload["to"])


def test_who_took_no_part_is_reminded_once_an_occasion() -> None:
    told = refused()
    complaint = complain(told)
    assert complaint.due_on.isoformat() == "2025-09-18"
    made = [remind(complaint=complaint, at=noon(day)) for day in (15, 15, 16, 17, 18)]
    assert [event is not None for event in made] == [True, False, False, True, False]
    assert told_to(made[0]) == {told.other_specialist.pk, told.other_head.pk}
    complaint.refresh_from_db()
    assert complaint.reminded_on.isoformat() == "2025-09-17"
    assert replayed(complaint) == "lodged", "a reminder is no step of the complaint"


def test_a_term_that_is_over_is_told_to_the_heads_once() -> None:
    told = refused()
    complaint = complain(told)
    assert escalate(complaint=complaint, at=noon(18)) is None
    event = escalate(complaint=complaint, at=noon(19))
    assert event is not None
    assert told_to(event) == {told.other_head.pk}
    assert escalate(complaint=complaint, at=noon(22)) is None
    told.case.refresh_from_db()
    assert verify(told.case) is None


def test_officers_read_of_it_and_the_complainant_does_not() -> None:
    told = refused()
    complaint = complain(told)
    escalate(complaint=complaint, at=noon(19))
    assert "ComplaintEscalated" in {item.kind for item in timeline(told.case, "officer")}
    assert "ComplaintEscalated" not in {item.kind for item in timeline(told.case)}


def test_a_body_that_works_in_tirek_is_reminded_itself() -> None:
    told = refused()
    manager = officer(Role.MANAGER, place="akmola")
    complaint = complain(told)
    pass_on(complaint=complaint, by=told.other_head, addressee="body", name="Басқарма", at=MONDAY)
    complaint.refresh_from_db()
    event = escalate(complaint=complaint, at=datetime(2025, 11, 3, 7, tzinfo=UTC))
    assert event is not None
    assert told_to(event) == {manager.pk}


def test_a_body_elsewhere_is_asked_by_the_department() -> None:
    told = refused()
    complaint = complain(told)
    pass_on(complaint=complaint, by=told.other_head, addressee="body", name="Басқарма", at=MONDAY)
    complaint.refresh_from_db()
    event = escalate(complaint=complaint, at=datetime(2025, 11, 3, 7, tzinfo=UTC))
    assert event is not None
    assert told.other_head.pk in told_to(event)


def test_an_answered_complaint_reminds_of_nothing() -> None:
    told = refused()
    complaint = complain(told)
    pass_on(complaint=complaint, by=told.other_head, addressee="body", name="Басқарма", at=MONDAY)
    complaint.stage, complaint.due_on = "rejected", None
    complaint.save()
    assert remind(complaint=complaint, at=noon(17)) is None
    assert escalate(complaint=complaint, at=noon(19)) is None


def test_by_the_clock_on_working_days_and_only_once() -> None:
    told = refused()
    complain(told)
    assert list(remind_all(at=noon(14))) == [], "Sunday"
    assert [event.kind for event in remind_all(at=noon(19))] == ["ComplaintEscalated"]
    assert list(remind_all(at=noon(19))) == []


def test_the_periodic_task_reminds_of_complaints() -> None:
    told = refused()
    complain(told)
    with time_machine.travel(noon(17), tick=False):
        remind_of_complaints(0)
    assert told.case.events.filter(kind="ComplaintReminded").count() == 1


# --- on the first page of an officer --------------------------------------------------------------


def attention(client: Client, user: User, day: int) -> list[str]:
    client.force_login(user)
    with time_machine.travel(noon(day), tick=False):
        page = client.get("/desk/", {"lang": "ru"}).content.decode()
    box = re.search(r'<div class="tk-attention">.*?</table>', page, re.DOTALL)
    return re.findall(r'<a class="govuk-link" href="[^"]*">([^<]+)</a>', box[0]) if box else []


def test_a_late_complaint_is_for_the_attention_of_heads_it_is_not_about(client: Client) -> None:
    told = refused()
    complaint = complain(told)
    escalate(complaint=complaint, at=noon(19))
    assert attention(client, told.other_head, 19) == [complaint.number]
    assert attention(client, told.head, 19) == []
    assert attention(client, told.other_specialist, 19) == []


def test_a_complaint_one_was_reminded_of_is_for_attention(client: Client) -> None:
    told = refused()
    complaint = complain(told)
    remind(complaint=complaint, at=noon(17))
    assert attention(client, told.other_specialist, 17) == [complaint.number]
    assert attention(client, told.specialist, 17) == []
