"""People who are granted technical aids and wheelchairs, made through the real actions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from making import PANFILOV, applied_with, citizen, officer, settled
from market_making import guaranteed, offered
from queues import ESTABLISHED, MONDAY
from tirek.accounts.models import User
from tirek.casework.actions import establish_facts, record_notice
from tirek.casework.models import Case
from tirek.services import SERVICES
from tirek.supply.actions.serve import serve
from tirek.supply.models import Choice, Offer, Row

AIDS, CHAIRS = "technical-aids", "wheelchairs"
FOUND: dict[str, dict[str, Any]] = {
    AIDS: {
        "first_group": True,
        "second_group": False,
        "child_with_disability": False,
        "indicated": True,
        "disorder_established": True,
        "diagnostics_done": True,
    },
    CHAIRS: {
        "individual_order": False,
        "walking_impaired": True,
        "acuity": None,
        "field_degrees": None,
        "indications": [{"sign": "paraplegia"}],
        **dict.fromkeys(
            ("sitting_harms", "mind_impaired", "hands_impaired", "upper_limb_impaired"), False
        ),
        **dict.fromkeys(("vision_lost", "deaf_both", "seizures", "building_obstacles"), False),
    },
}


def answers(user: User, service: str, **changed: Any) -> dict[str, Any]:
    """What a person of the first group says of themselves, and what they ask for."""
    told = {
        "surname": "Омаров",
        "given_name": "Нұрлан",
        "patronymic": None,
        "iin": user.iin,
        "for_whom": "person",
        "born_on": "1990-01-01",
        "recipient_born_on": "1990-01-01",
        "phone": "+77011234567",
        "disability": None,
        "veteran": "none",
        "work_injury": False,
        "identity_kind": "identity_card",
        "identity_number": "012345678",
        "identity_issuer": "ІІМ",
        "identity_issued_on": "2020-05-01",
        "oblast": "Жетісу",
        "district": "Панфилов",
        "settlement": "Жаркент",
        "street": "Абай көшесі",
        "house": "5",
        "flat": None,
        "weight": "70",
        "height": "170",
        "hips": "100",
        "waist": "90",
        "route": "social_portal",
        "mean": "nappies",
        "pieces": None,
        "another_kind": False,
        "norm_year_from": None,
        "issues": [],
        "kind": "room_hand",
        "chairs": [],
        "exchange": False,
        "data_consent": True,
        **changed,
    }
    return SERVICES[service].form.asked(told)


def applied_for(
    service: str, user: User | None = None, at: datetime = MONDAY, **changed: Any
) -> Case:
    """A registered application, everything found out that is asked."""
    user = user or citizen()
    case = applied_with(answers(user, service, **changed), user, service, PANFILOV, at)
    known = {name: changed[name] for name in changed.keys() & (ESTABLISHED | FOUND[service]).keys()}
    found = {**ESTABLISHED, **FOUND[service], "certificate_shown": False, **known}
    facts = {**found, "commission_concluded": False}
    by = officer(place=PANFILOV)
    establish_facts.establish_facts(case=case, by=by, facts=facts, source="officer", at=at)
    case.refresh_from_db()
    return case


def given(service: str, user: User | None = None, at: datetime = MONDAY, **changed: Any) -> Choice:
    """Granted, its notification issued, and the turn has come to choose."""
    return Choice.objects.get(row=turned(service, user, at, **changed))


def turned(service: str, user: User | None = None, at: datetime = MONDAY, **changed: Any) -> Row:
    """The same, whatever the turn brings."""
    case = granted_of(service, user, at, **changed)
    return serve(case=case, by=officer(place=PANFILOV), at=at)


def granted_of(
    service: str, user: User | None = None, at: datetime = MONDAY, **changed: Any
) -> Case:
    """Granted, its notification issued."""
    case = applied_for(service, user, at, **changed)
    settled(case, {}, at)
    record_notice.record_notice(case=case, notice={"code": "abc", "language": "kk"}, at=at)
    case.refresh_from_db()
    return case


def on_sale(
    service: str,
    kind: str,
    *,
    name: str = "«Самал»",
    price: int = 100,
    budget: int = 80,
    pieces: int = 5000,
    since: date = date(2026, 2, 2),
    by: User | None = None,
) -> Offer:
    """An offer of an admitted supplier, in tenge, with the guaranteed sum of a piece of it."""
    guaranteed(budget, kind=kind, service=service, since=since)
    return offered(by, price=price, pieces=pieces, kind=kind, name=name, service=service)
