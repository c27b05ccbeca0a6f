"""A programme that lists a sanatorium: the state asks a child's mother, or the person, by SMS."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from making import PANFILOV, iin, office
from tirek.casework.models import Case
from tirek.casework.queries.proposal import judge
from tirek.proactive.actions.hear_news import hear_news
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.proactive.actions.read_answer import read_answer
from tirek.proactive.models import Request
from tirek.sms.actions.receive import receive

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 2, 4, 5, 0, tzinfo=UTC)
PHONE = "+77011234567"
PERSON = {
    "for_whom": "person",
    "mode": "portal",
    "disability": "бірінші топ",
    "by_employer": False,
    "document_kind": "identity_card",
    "document_number": "0123456",
    "document_issued_by": "ІІМ",
    "document_issued_on": "2015-05-01",
    "oblast": "Жетісу",
    "district": "Панфилов ауданы",
    "settlement": "Жаркент",
    "street": "Абай",
    "house": "5",
    "flat": None,
    "stays": [],
    "asked_from": None,
    "asked_days": None,
    "surname": "Серікова",
    "given_name": "Айгүл",
    "patronymic": None,
    "born_on": "1990-01-01",
}
CHILD = {
    **PERSON,
    "for_whom": "accompanied_child",
    "representative": True,
    "children": "1",
    "child_surname": "Серіков",
    "child_given_name": "Әлихан",
    "child_patronymic": None,
    "child_born_on": "2015-04-10",
}


def heard(child: str, applicant: str, facts: dict[str, Any]) -> Request:
    office(PANFILOV)
    (request,) = hear_news(
        registry="individual_programme",
        news="sanatorium_treatment",
        place=PANFILOV,
        child_iin=child,
        applicant_iin=applicant,
        phone=PHONE,
        facts=facts,
        language="kk",
        at=MONDAY,
    )
    return request


def test_a_mother_agrees_for_her_child_and_the_day_of_consent_is_that_of_application() -> None:
    request = heard(iin(date(2015, 4, 10)), iin(female=True), CHILD)
    assert str(request.asked_at.date()) == "2026-02-02"
    read_answer(line=receive(key="yes", phone=PHONE, text=request.yes_code, at=WEDNESDAY))
    case = Case.objects.get()
    assert judge(case).facts["companion.representative"].value is True
    assert str(case.received_on) == "2026-02-04"
    assert case.subject.iin == request.subject.iin != case.applicant.iin


def test_e6_no_answer_lapses_and_nothing_is_registered() -> None:
    request = heard(iin(date(2015, 4, 10)), iin(female=True), CHILD)
    lapse_overdue(at=datetime(2026, 2, 5, 14, 0, tzinfo=UTC))
    request.refresh_from_db()
    assert request.stage == "lapsed"
    assert not Case.objects.exists()


def test_a_person_with_a_disability_is_asked_for_themselves() -> None:
    own = iin(female=True)
    request = heard(own, own, PERSON)
    read_answer(line=receive(key="yes", phone=PHONE, text=request.yes_code, at=WEDNESDAY))
    case = Case.objects.get()
    assert case.subject_id == case.applicant_id
