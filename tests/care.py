"""People who need care at home or in a home, made through the real actions."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from making import PANFILOV, applied_with, citizen, draft_with, iin, officer, settled
from tirek.accounts.models import User
from tirek.casework.actions import establish_facts
from tirek.casework.models import Case, Draft
from tirek.services import SERVICES

RESIDENTIAL, AT_HOME = "residential-care", "home-care"
MONDAY = datetime(2026, 2, 2, 6, 0, tzinfo=UTC)
"""Monday 2 February 2026, 11:00 in Almaty."""
CHILD = iin(date(2024, 1, 15))
"""A child two years old in February 2026."""
WARD = iin(date(1990, 5, 5))
"""An adult whom a court recognised as incapable."""
ESTABLISHED = {
    "person.disability_established": True,
    "person.first_group": False,
    "person.second_group": True,
    "person.pension_age": False,
    "person.incapable": False,
    "need_recognised": True,
    "lives_in_place": True,
    "medical_card": True,
    "documents_true": True,
}
VISITED = {
    "home.inspected_on": "2026-02-04",
    "home.act_on": "2026-02-09",
    "consultation_given": False,
}
ASKED_FOR_A_REFERRAL = {"court_decision_shown": False}


def own_answers(user: User, service: str, **changed: Any) -> dict[str, Any]:
    """Somebody of the second group who asks for themselves."""
    told = {
        "applied_by": "recipient",
        "budget_funded": True,
        "recipient_born_on": "1981-02-01",
        "psychoneurological": False,
        "unable_by_age": False,
        "surname": "Омаров",
        "given_name": "Нұрлан",
        "patronymic": None,
        "iin": user.iin,
        "phone": "+77011234567",
        "settlement": "Жаркент",
        "street": "Абай көшесі",
        "house": "5",
        "data_consent": True,
        **changed,
    }
    return SERVICES[service].form.asked(told)


def child_answers(user: User, service: str, born_on: str, **changed: Any) -> dict[str, Any]:
    """A mother who asks for her child with psychoneurological deviations."""
    told = own_answers(user, service, surname="Омарова", given_name="Айгүл")
    del told["unable_by_age"]
    return {
        **told,
        "applied_by": "child_representative",
        "child_surname": "Омаров",
        "child_given_name": "Дәулет",
        "child_patronymic": None,
        "child_iin": CHILD,
        "recipient_born_on": born_on,
        "psychoneurological": True,
        "musculoskeletal": False,
        **changed,
    }


def ward_answers(user: User, service: str, **changed: Any) -> dict[str, Any]:
    """A guardian who asks for an incapable adult with a psychoneurological disease."""
    told = own_answers(user, service, surname="Омарова", given_name="Айгүл")
    return {
        **told,
        "applied_by": "guardian",
        "child_surname": "Сейтов",
        "child_given_name": "Ерлан",
        "child_patronymic": None,
        "child_iin": WARD,
        "recipient_born_on": "1990-05-05",
        "psychoneurological": True,
        **changed,
    }


def care_draft(answers: dict[str, Any], user: User, service: str, at: datetime = MONDAY) -> Draft:
    """A draft with every answer and every paper that must be there."""
    return draft_with(answers, user, service, PANFILOV, at)


def care_case(
    service: str, user: User | None = None, answers: dict[str, Any] | None = None
) -> Case:
    """A registered application."""
    user = user or citizen()
    return applied_with(answers or own_answers(user, service), user, service, PANFILOV, MONDAY)


def established(case: Case, at: datetime = MONDAY, **found: Any) -> Case:
    """What a specialist finds out, written down with its source."""
    own = VISITED if case.service == AT_HOME else ASKED_FOR_A_REFERRAL
    establish_facts.establish_facts(
        case=case,
        by=officer(place=case.place),
        facts={**ESTABLISHED, **own, **found},
        source="officer",
        at=at,
    )
    return case


def decided(case: Case, at: datetime = MONDAY) -> Case:
    """Proposed by a specialist and confirmed by a head."""
    return settled(case, {}, at)
