"""A programme that lists an assistant: the state asks by SMS, and a "yes" writes no application."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from making import PANFILOV, iin, office
from tirek.casework.models import Case
from tirek.proactive.actions.hear_news import hear_news
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.proactive.actions.read_answer import read_answer
from tirek.proactive.models import Request
from tirek.sms.actions.receive import receive

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 2, 4, 5, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 2, 6, 5, 0, tzinfo=UTC)
PHONE = "+77011234567"
TOLD: dict[str, Any] = {
    "surname": "Омаров",
    "given_name": "Нұрлан",
    "patronymic": None,
    "moves_with_difficulty": True,
    "settlement": "Жаркент",
    "street": "Абай",
    "house": "5",
    "flat": None,
}


@pytest.fixture
def request_() -> Request:
    """The registry told that the programme has the measure; the question went out."""
    office(PANFILOV)
    person = iin()
    (asked,) = hear_news(
        registry="individual_programme",
        news="assistant_listed",
        place=PANFILOV,
        child_iin=person,
        applicant_iin=person,
        phone=PHONE,
        facts=TOLD,
        language="kk",
        at=MONDAY,
    )
    return asked


def test_a_e15_who_consents_writes_no_application(request_: Request) -> None:
    read_answer(line=receive(key="yes", phone=PHONE, text=request_.yes_code, at=WEDNESDAY))
    case = Case.objects.get()
    assert (case.service, case.channel) == ("individual-assistant", "proactive")
    assert str(case.received_on) == "2026-02-04"


def test_who_is_silent_for_three_working_days_asked_for_nothing(request_: Request) -> None:
    lapse_overdue(at=FRIDAY)
    request_.refresh_from_db()
    assert request_.stage == "lapsed"
    assert not Case.objects.exists()
