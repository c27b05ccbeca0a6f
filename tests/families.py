"""A family that applies for housing aid in the invented town, made through the real actions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.test import override_settings

from making import citizen, draft_with, settled, signed
from tirek.accounts.models import User
from tirek.casework.actions import (
    submit,
)
from tirek.casework.models import Case, Draft

DEMO = "demo"
HOUSING = "housing-aid"
APPLIED_AT = datetime(2026, 4, 10, 6, 0, tzinfo=UTC)
"""Friday 10 April 2026, 11:00 in Almaty: the second quarter, incomes of the first."""


def wage(amount: str) -> dict[str, Any]:
    return {
        "kind": "wage",
        "from": "2026-01",
        "to": "2026-03",
        "amount": amount,
        "rate": None,
    }


def member(name: str, born_on: str, relation: str, *incomes: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "born_on": born_on,
        "relation": relation,
        "tie": "home",
        "registered": True,
        "joined_on": None,
        "left_on": None,
        "incomes": list(incomes),
    }


def month_of_bills(month: str, charge: str = "9000") -> dict[str, Any]:
    return {
        "month": month,
        "expenses": [{"kind": "heat_metered", "charge": charge, "quantity": "0.9"}],
    }


def family_answers(user: User, **changed: Any) -> dict[str, Any]:
    """A family of three with one wage of 100,000 a month and heat for 9,000 a month."""
    return {
        "surname": "Серікова",
        "given_name": "Айгүл",
        "patronymic": None,
        "iin": user.iin,
        "members": [
            member("Серікова Айгүл", "1990-01-01", "applicant", wage("300000")),
            member("Серіков Болат", "1989-05-05", "spouse"),
            member("Серікова Дана", "2016-03-01", "relative"),
        ],
        "dwelling_basis": "owned",
        "area": "54",
        "registered_and_lives": True,
        "other_dwelling": "none",
        "statements": [month_of_bills(f"2026-0{month}") for month in (1, 2, 3)],
        "has_plot": False,
        "applied_before": "no",
        "phone": "+77011234567",
        "settlement": "Көрсетілім",
        "street": "Абай көшесі",
        "house": "5",
        "iban": "KZ86125KZT5004100100",
        "bank": "Қазпошта",
        "data_consent": True,
        **changed,
    }


def family_draft(user: User | None = None, at: datetime = APPLIED_AT, **changed: Any) -> Draft:
    """A draft with every answer and every paper."""
    user = user or citizen()
    with override_settings(TIREK_DEMO=True):
        return draft_with(family_answers(user, **changed), user, HOUSING, DEMO, at)


def family_case(user: User | None = None, at: datetime = APPLIED_AT, **changed: Any) -> Case:
    """A registered application."""
    draft = family_draft(user, at, **changed)
    return submit.submit(draft=draft, by=draft.user, at=at, signature=signed(draft, at))


FOUND = {
    "dwelling.share_is_dwelling": None,
    "false_information": False,
    "banned_by_court": False,
    "deprived_by_court": False,
}
"""What an officer establishes beside the application."""


def family_granted(case: Case | None = None, at: datetime = APPLIED_AT, **changed: Any) -> Case:
    """A case that a specialist established and proposed, and a head decided."""
    case = case or family_case(at=at, **changed)
    return settled(case, FOUND, at)
