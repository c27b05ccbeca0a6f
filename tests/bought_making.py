"""What the state buys, made through the real actions in a service whose market goes that way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from making import PANFILOV, officer
from market_making import granted
from queues import MONDAY, SIGNS
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.kernel.text import Text
from tirek.procedure.cite import Cite
from tirek.procedure.supply.market import Kind, Market, Route
from tirek.services import SERVICES
from tirek.supply.actions.find_no_supplier import Found, find_no_supplier
from tirek.supply.actions.follow_article import (
    Agreement,
    agree_order,
    make_article,
    release_article,
)
from tirek.supply.actions.issue_aid import Handing, issue_aid
from tirek.supply.actions.move_goods import hand_over, take_in
from tirek.supply.actions.serve import serve
from tirek.supply.actions.serve_person import Service, serve_person
from tirek.supply.actions.write_contract import Agreed, write_contract
from tirek.supply.models import Contract, Delivery, DeliveryStep, Finding

CLOCK, CHAIR = "talking-clock", "chair-to-order"
CITE = Cite(act="order-287-2023", mark="verified", paragraph="131", source="004", lines="1266-1275")
COLUMNS: Mapping[str, Mapping[str, Any]] = {
    "hearing": {
        "referral": "12.02.2026 № 4, облыстық басқарма",
        "model": "Widex M30",
        "ear": "оң құлақ, III дәреже",
        "price": 180_000_00,
    },
    "prosthetics": {
        "documents": "жеке куәлік 012345678, АОЖБ 17",
        "ground": "Кодекстің 169-бабы, жолдама 9",
        "code": "ПН-3",
        "price": 80_000_00,
        "share": 40_000_00,
        "previous_on": date(2024, 3, 1),
        "article": "Сан протезі, сол аяқ",
        "replace_after": "2 жыл",
        "recommended": "Сан протезі",
    },
}


def kind(name: str, route: Route) -> Kind:
    said = Text(kk=f"{name} kk", ru=f"{name} ru", en=f"{name} en")
    return Kind(id=name, name=said, cites=(CITE,), route=route)


def goes(monkeypatch: pytest.MonkeyPatch, *kinds: Kind) -> None:
    """Whose turn comes has those kinds coming."""
    monkeypatch.setitem(SERVICES[SIGNS].__dict__, "market", Market(kind=kinds, refusal=()))


@pytest.fixture
def bought(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made to individual order goes by procurement by the act."""
    goes(monkeypatch, kind(CHAIR, "procurement"))


@pytest.fixture
def on_portal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A talking clock is chosen on the portal until a commission finds no supplier."""
    goes(monkeypatch, kind(CLOCK, "portal"))


def buyer(place: str = PANFILOV) -> User:
    return officer(place=place)


def found(
    absent: bool = True,
    on: date = date(2026, 2, 2),
    *,
    at: datetime = MONDAY,
    number: str = "7",
    by: User | None = None,
    place: str = PANFILOV,
    of: str = CLOCK,
) -> Finding:
    told = Found(SIGNS, of, absent, number, on)
    return find_no_supplier(found=told, by=by or officer(Role.COMMISSION, place), at=at)


def agreed(**changed: Any) -> Agreed:
    said = Agreed(
        service=SIGNS,
        kind=CHAIR,
        form="aids",
        number="15",
        on=date(2026, 2, 2),
        supplier="«Қыран» ЖШС",
        name="«Қыран-2» кресло-арбасы",
        first=date(2026, 2, 2),
        last=date(2026, 12, 31),
        pieces=3,
        price_tiyn=250_000_00,
    )
    return replace(said, **changed)


def contract(at: datetime = MONDAY, by: User | None = None, **changed: Any) -> Contract:
    return write_contract(agreed=agreed(**changed), by=by or buyer(), at=at)


def came(of: Contract, pieces: int, on: date = date(2026, 2, 2), at: datetime = MONDAY) -> None:
    """Pieces come to the oblast department and are handed to the body."""
    take_in(contract=of, number="", on=on, pieces=pieces, by=buyer(), at=at)
    hand_over(contract=of, number="3", on=on, pieces=pieces, by=buyer(), at=at)


def turned(at: datetime = MONDAY, user: User | None = None, case: Case | None = None) -> Delivery:
    """Somebody's turn came."""
    case = case or granted(user, at=at)
    row = serve(case=case, by=buyer(case.place), at=at)
    return Delivery.objects.get(row=row)


def now(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    return delivery.stage


def handing(on: date = date(2026, 2, 2), **changed: Any) -> Handing:
    said = Handing(on, "Жаркент, Абай көшесі, 5", "екінші топ", "paper")
    return replace(said, **changed)


def issued(delivery: Delivery, at: datetime = MONDAY, **changed: Any) -> DeliveryStep:
    told = handing(**{"on": at.date(), **changed})
    return issue_aid(delivery=delivery, handing=told, by=buyer(delivery.case.place), at=at)


def ordered_form(delivery: Delivery, of: Contract, at: datetime = MONDAY) -> None:
    """The order form, agreed to, and the article made and released."""
    by, on = buyer(), at.date()
    agreement = Agreement(of.pk, "41", on)
    agree_order(delivery=delivery, agreement=agreement, by=by, at=at)
    make_article(delivery=delivery, on=on, by=by, at=at)
    names = {"doctor": "А. Оспанов", "prosthetist": "Б. Қалиев"}
    release_article(delivery=delivery, on=on, by=by, at=at, **names)


def service(form: str, of: Contract, on: date, **changed: Any) -> Service:
    said = Service(of.pk, on, "Жаркент, Абай 5", "екінші топ", True, COLUMNS[form])
    return replace(said, **changed)


def served(delivery: Delivery, form: str, of: Contract, at: datetime) -> DeliveryStep:
    told = service(form, of, at.date())
    return serve_person(delivery=delivery, service=told, by=buyer(), at=at)
