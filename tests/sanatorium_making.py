"""Those who wait for treatment in a sanatorium, and sanatoria, through the real actions."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from making import PANFILOV, applied_with, citizen, iin
from market_making import (
    guaranteed,
    of,
    offered,
    served,
    signed_by,
    signs,
)
from queues import MONDAY, decided
from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.supply.actions.answer_order import accept_order
from tirek.supply.actions.order import Wanted, order
from tirek.supply.bed import Bed
from tirek.supply.models import Choice, ChoiceStep, Offer
from tirek.supply.queries.offers import offers
from tirek.supply.stay_order import Fellow

SANATORIUM, STAY = "sanatorium-treatment", "stay"
ALL_PAPERS = (
    "arrival.identity",
    "arrival.card",
    "arrival.confirmation",
    "arrival.companion_identity",
    "arrival.companion_status",
    "arrival.companion_health",
)
OWN_PAPERS = ALL_PAPERS[:3]
BED = Bed(
    address="Алматы облысы, Арасан",
    arrives_at=time(9, 0),
    leaves_at=time(12, 30),
    meals="үш мезгіл",
    diagnostics=("ЭКГ",),
    treatment=("массаж", "ванна"),
    place_kind="екі орынды",
    bed_kind="функционалды",
    height=55,
    floor=2,
    area=24,
    others=1,
    conditions=("пандус",),
    transfer=True,
    phone="+77011112233",
)


def told(user: User, **changed: Any) -> dict[str, Any]:
    """The application of a person for themselves."""
    return {
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
        "street": "Абай көшесі",
        "house": "5",
        "flat": None,
        "stays": [],
        "asked_from": None,
        "asked_days": None,
        "surname": "Омаров",
        "given_name": "Нұрлан",
        "patronymic": None,
        "born_on": "1990-01-01",
        "iin": user.iin,
        "phone": "+77011234567",
        "data_consent": True,
        **changed,
    }


def of_a_child(**changed: Any) -> dict[str, Any]:
    """What is told of another child at each call, with a companion."""
    born_on = date(2015, 4, 10)
    return {
        "for_whom": "accompanied_child",
        "representative": True,
        "children": "1",
        "child_surname": "Серікова",
        "child_given_name": "Әлия",
        "child_patronymic": None,
        "child_born_on": born_on.isoformat(),
        "child_iin": iin(born_on),
        **changed,
    }


def waits(user: User | None = None, at: datetime = MONDAY, **changed: Any) -> Case:
    """Registered and granted: a place in the queue. `found` are facts an officer establishes."""
    user, found = user or citizen(), changed.pop("found", {})
    case = applied_with(told(user, **changed), user, SANATORIUM, PANFILOV, at)
    facts = {"need_confirmed": None, "findings": [], "no_suppliers": False, **found}
    if "profile" not in facts:
        facts.setdefault("asked.profile", "general")
    return decided(case, at, **facts)


def chooses(user: User | None = None, at: datetime = MONDAY, **changed: Any) -> Choice:
    """Whose turn came."""
    return served(waits(user, at, **changed), at)


def sanatorium(
    *, price: int = 130_000, pieces: int = 5, name: str = "«Арасан» санаторийі"
) -> Offer:
    """A stay that an admitted sanatorium offers; a guaranteed sum of 100,000."""
    guaranteed(100_000, kind=STAY, service=SANATORIUM)
    return offered(price=price, pieces=pieces, kind=STAY, name=name, service=SANATORIUM)


def stays(
    choice: Choice,
    offer: Offer,
    first: date,
    days: int = 14,
    *,
    fellow: Fellow | None = None,
    at: datetime = MONDAY,
    **said: Any,
) -> ChoiceStep:
    """The person orders a stay from that day on."""
    by, price = choice.case.applicant_user, offers().get(pk=offer.pk).price
    want = Wanted(offer.pk, price, starts_on=first, days=days, fellow=fellow, **said)
    return order(choice=choice, wanted=want, keep=lambda: signed_by(by, at), by=by, at=at)


def mother(choice: Choice) -> Fellow:
    """Who ordered goes herself."""
    user = choice.case.applicant_user
    assert user is not None
    return Fellow(user.full_name, user.iin or "")


def accepted(choice: Choice, offer: Offer, at: datetime) -> ChoiceStep:
    """The sanatorium confirms a bed."""
    by = of(offer)
    return accept_order(choice=choice, keep=signs(by, at), by=by, at=at, bed=BED)
