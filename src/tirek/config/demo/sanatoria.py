"""Treatment in a sanatorium that people choose on the portal.

Somebody was treated, somebody is there now, one has a confirmed bed, one chooses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.config.demo.market import photo
from tirek.config.demo.one_case import (
    Invented,
    Matter,
    apply,
    day_after,
    decide,
    is_decided_by_an_act,
    somebody,
)
from tirek.config.demo.people import People, Somebody
from tirek.config.demo.sellers import Certificate, Seller, admit
from tirek.config.demo.signing import sign_answer, sign_order
from tirek.config.demo.users import PORTAL_MEMBER, Users
from tirek.kernel import toml
from tirek.kernel.text import Text
from tirek.procedure.deadline import ALMATY
from tirek.supply.actions.answer_order import accept_order
from tirek.supply.actions.give_act import give_act
from tirek.supply.actions.order import Wanted, order, sum_for
from tirek.supply.actions.place_offer import Offered, place_offer
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.serve import serve
from tirek.supply.actions.set_guarantee import set_guarantee
from tirek.supply.bed import Bed
from tirek.supply.models import Choice
from tirek.supply.queries.offers import offers

SEED = 1283
KIND = "stay"
TENGE = 100
DECIDED, TURN, ORDERED, CONFIRMED = 4, 5, 6, 7
"""Working days from the application to each step."""
TEN, THREE = time(10, 20), time(15, 10)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Treated(Invented):
    """How far it came; the stay begins so many days after the order."""

    stage: Literal["chooses", "booked", "there", "treated"]
    begins: int = 0
    days: int = 0


@dataclass(frozen=True)
class Sanatorium:
    """The sanatorium of the portal, its offer and the bed it confirms; prices in tenge."""

    employee: str
    name: Text
    seller: Seller
    offer: str
    price: int
    pieces: int
    colour: str
    guarantee: int
    bed: Bed
    shown: tuple[str, ...]
    act: str
    words: str


@dataclass(frozen=True)
class SanatoriaFile:
    """sanatoria.toml."""

    matter: Matter
    source: str
    decision: str
    paper: Certificate
    sanatorium: Sanatorium
    people: tuple[Treated, ...]


@cache
def told() -> SanatoriaFile:
    """Raises TomlError."""
    return toml.load(SanatoriaFile, Path(__file__).with_name("sanatoria.toml"))


def stories(
    place: str, users: Users, officers: tuple[User, User], on: date
) -> Iterator[Iterator[datetime]]:
    """The sanatorium is admitted, then what happens to each; after the market was opened."""
    first = day_after(on, -max(one.applied for one in told().people), time(9, 40))
    if not is_decided_by_an_act(told().matter, place, first.date()):
        return
    there = told().sanatorium
    users.supplier(there.seller.username, place, there.name, there.employee)
    yield _opened(officers[1], first)
    people = People(Random(SEED), after=SEED)
    for one in told().people:
        who, user = somebody(one, people, users)
        yield _story(one, who, user, officers, day_after(on, -one.applied, TEN))


def _opened(head: User, at: datetime) -> Iterator[datetime]:
    """The guaranteed sum, and the sanatorium with its offer."""
    yield at
    there, member = told().sanatorium, User.objects.get(username=PORTAL_MEMBER)
    service = told().matter.service
    set_guarantee(
        service=service,
        kind=KIND,
        sum_tiyn=there.guarantee * TENGE,
        since=at.date(),
        source=told().source,
        by=head,
        at=at,
    )
    people = People(Random(SEED + 1), after=SEED + 500)
    works = admit(there.seller, 2, told().paper, told().decision, people, member, at)
    offered = Offered(service, KIND, there.offer, there.price * TENGE, there.pieces, ())
    place_offer(offered=offered, photo=photo(there.colour), by=works, at=at)


def _story(
    one: Treated, who: Somebody, user: User, officers: tuple[User, User], at: datetime
) -> Iterator[datetime]:
    yield at
    applied, matter = local_day(at), told().matter
    case = apply(matter, one, who, user, officers[0].place or "", at)
    yield (at := day_after(applied, DECIDED, THREE))
    yield from decide(case, matter, officers, at)
    yield (at := day_after(applied, TURN, TEN))
    choice = Choice.objects.get(row=serve(case=case, by=officers[0], at=at))
    if one.stage != "chooses":
        yield (at := day_after(applied, ORDERED, TEN))
        first = _order(one, choice, user, at)
        yield (at := day_after(applied, CONFIRMED, TEN))
        works = _confirmed(choice, at)
        yield from _stayed(one, choice, user, works, datetime.combine(first, TEN, ALMATY))


def _order(one: Treated, choice: Choice, user: User, at: datetime) -> date:
    """The day of arrival."""
    offer = offers().get(name=told().sanatorium.offer)
    first = local_day(at) + timedelta(days=one.begins)
    wanted = Wanted(offer.pk, offer.price, starts_on=first, days=one.days)
    guarantee = sum_for(choice.case, offer, at)
    keep = sign_order(choice, offer, wanted, guarantee, user, at)
    order(choice=choice, wanted=wanted, keep=keep, by=user, at=at)
    return first


def _confirmed(choice: Choice, at: datetime) -> User:
    """The sanatorium confirms a bed; who works there."""
    choice.refresh_from_db()
    works = User.objects.get(username=told().sanatorium.seller.username)
    bed, keep = told().sanatorium.bed, sign_answer(choice, works, at)
    accept_order(choice=choice, keep=keep, by=works, at=at, bed=bed)
    return works


def _stayed(
    one: Treated, choice: Choice, user: User, works: User, at: datetime
) -> Iterator[datetime]:
    """The person arrives with the papers, is treated, says how it was; the act is given."""
    there = told().sanatorium
    if one.stage == "booked":
        return
    yield at
    send_order(choice=choice, by=works, at=at, shown=there.shown)
    if one.stage == "treated":
        yield (at := at + one.days * A_DAY)
        receive_order(choice=choice, rating=5, words=there.words, by=user, at=at)
        yield (at := at + A_DAY)
        give_act(choice=choice, number=there.act, by=works, at=at)
