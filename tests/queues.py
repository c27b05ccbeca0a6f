"""People who wait for the hours of a specialist, made through the real actions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from making import PANFILOV, applied_with, citizen, settled
from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.services import SERVICES

SIGNS, ASSISTANT = "sign-language-specialist", "individual-assistant"
MONDAY = datetime(2026, 2, 2, 6, 0, tzinfo=UTC)
"""Monday 2 February 2026, 11:00 in Almaty."""
ESTABLISHED = {
    "disability_established": True,
    "measure_listed": True,
    "programme_until": None,
    "lives_in_place": True,
    "documents_true": True,
}


def later(minutes: float, since: datetime = MONDAY) -> datetime:
    return since + timedelta(minutes=minutes)


def answers(user: User, **changed: Any) -> dict[str, Any]:
    """Somebody who does not hear, and moves with difficulty."""
    return {
        "surname": "Омаров",
        "given_name": "Нұрлан",
        "patronymic": None,
        "iin": user.iin,
        "hearing_impaired": True,
        "moves_with_difficulty": True,
        "phone": "+77011234567",
        "settlement": "Жаркент",
        "street": "Абай көшесі",
        "house": "5",
        "data_consent": True,
        **changed,
    }


def applied(
    user: User | None = None, at: datetime = MONDAY, place: str = PANFILOV, service: str = SIGNS
) -> Case:
    """A registered application."""
    user = user or citizen()
    told = SERVICES[service].form.asked(answers(user))
    return applied_with(told, user, service, place, at)


def decided(case: Case, at: datetime = MONDAY, **found: Any) -> Case:
    """Proposed by a specialist and confirmed by a head, as the facts found say."""
    group = {"first_group": True} if case.service == ASSISTANT else {}
    return settled(case, {**ESTABLISHED, **group, **found}, at)


def granted(
    user: User | None = None, at: datetime = MONDAY, place: str = PANFILOV, service: str = SIGNS
) -> Case:
    """Registered and granted at once."""
    return decided(applied(user, at, place, service), at)
