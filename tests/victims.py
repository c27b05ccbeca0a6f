"""People of the test site and what is decided of them, made through the real actions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from making import ZHAKSY, citizen, draft_with, officer, settled, signed
from tirek.accounts.models import Role, User
from tirek.casework.actions import submit
from tirek.casework.actions.sign_conclusion import sign_conclusion
from tirek.casework.actions.take_conclusion import take_conclusion
from tirek.casework.actions.write_conclusion import Written, write_conclusion
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Draft
from tirek.services import SERVICES

TEST_SITE = "semipalatinsk-compensation"
DUPLICATE = "semipalatinsk-duplicate"
STATEMENT = "semipalatinsk-entitlements"
APPLIED_AT = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
"""Monday 2 March 2026, 11:00 in Almaty."""


def stay(zone: str, first: str, last: str, kind: str = "residence") -> dict[str, Any]:
    return {
        "settlement": "Саржал",
        "zone": zone,
        "kind": kind,
        "from": first,
        "to": last,
        "proof": "мұрағат анықтамасы",
    }


TWO_ZONES = [
    stay("increased", "1960-01-01", "1965-12-31"),
    stay("minimum", "1966-01-01", "1970-12-31"),
]
"""Example 6 of the specification: 6 × 1.57 + 5 × 0.52 = 12.02 indices."""


def victim_answers(user: User, **changed: Any) -> dict[str, Any]:
    """Somebody of pension age, without a certificate yet."""
    return {
        "surname": "Омарова",
        "given_name": "Күләш",
        "patronymic": None,
        "iin": user.iin,
        "stays": TWO_ZONES,
        "child_of_victim": False,
        "compensated_before": False,
        "certificate_held": False,
        "pension_age": True,
        "phone": "+77011234567",
        "settlement": "Жақсы",
        "street": "Абай көшесі",
        "house": "5",
        "iban": "KZ86125KZT5004100100",
        "bank": "Қазпошта",
        "data_consent": True,
        **changed,
    }


def duplicate_answers(user: User, **changed: Any) -> dict[str, Any]:
    """Somebody who lost the certificate."""
    told = victim_answers(user, certificate_lost=True, how_lost="көшу кезінде")
    asked = {field.id for _, field in SERVICES[DUPLICATE].form.fields()}
    return {**{name: one for name, one in told.items() if name in asked}, **changed}


def statement_answers(user: User, **changed: Any) -> dict[str, Any]:
    """A woman who works in the zone of minimum risk and expects twins."""
    rights = {"zone": "minimum", "works_there": True, "retired": False, "birth": "complicated"}
    told = victim_answers(user, **rights)
    asked = {field.id for _, field in SERVICES[STATEMENT].form.fields()}
    return {**{name: one for name, one in told.items() if name in asked}, **changed}


ANSWERS = {
    TEST_SITE: victim_answers,
    DUPLICATE: duplicate_answers,
    STATEMENT: statement_answers,
}


def victim_draft(
    user: User | None = None, service: str = TEST_SITE, at: datetime = APPLIED_AT, **changed: Any
) -> Draft:
    """A draft with every answer and every paper."""
    user = user or citizen()
    return draft_with(ANSWERS[service](user, **changed), user, service, ZHAKSY, at)


def victim_case(
    user: User | None = None, service: str = TEST_SITE, at: datetime = APPLIED_AT, **changed: Any
) -> Case:
    """A registered application."""
    draft = victim_draft(user, service, at, **changed)
    return submit.submit(draft=draft, by=draft.user, at=at, signature=signed(draft, at))


def confirmed(case: Case, at: datetime = APPLIED_AT) -> Case:
    """The special commission concludes, all three sign, the specialist takes it into the case."""
    members = [officer(Role.COMMISSION, case.place) for _ in range(3)]
    conclusion = write_conclusion(
        written=Written(
            commission="special",
            case_number=case.number,
            about_iin=case.subject.iin,
            number=case.number,
            given_on=local_day(at),
            positive=True,
            words="Тұру фактісі мен кезеңі расталды",
            members=[one.pk for one in members],
        ),
        by=members[0],
        at=at,
    )
    for member in members:
        sign_conclusion(conclusion=conclusion, by=member, at=at)
    take_conclusion(conclusion=conclusion, by=officer(place=case.place), at=at)
    case.refresh_from_db()
    return case


def decided(case: Case, at: datetime = APPLIED_AT, **found: Any) -> Case:
    """What a specialist establishes, proposes, and a head confirms."""
    return settled(case, found, at)
