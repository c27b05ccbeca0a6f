"""What the state buys: a contract written wrongly and taken back by two, the right one, whom it
served, its statement accepted, a line of it corrected by two, and paid to the supplier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.config.demo.one_case import (
    Invented,
    Matter,
    apply,
    day_after,
    decide,
    is_decided_by_an_act,
    somebody,
)
from tirek.config.demo.paid_supplier import Account, Paid, to_be_paid
from tirek.config.demo.people import People, Somebody
from tirek.config.demo.users import Desk, Users
from tirek.kernel import toml
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.supply.actions.accept_statement import accept_statement
from tirek.supply.actions.name_party import name_party
from tirek.supply.actions.serve import serve
from tirek.supply.actions.serve_person import Said as Column
from tirek.supply.actions.serve_person import Service, serve_person
from tirek.supply.actions.state_month import state_month
from tirek.supply.actions.take_back_contract import say_contract_mistake, take_back_contract
from tirek.supply.actions.write_contract import Agreed, write_contract
from tirek.supply.models import Contract, Delivery, Statement

SEED = 1287
TENGE = 100
WRITTEN = 1
"""The contract is written so many working days after the first of the month that is told: people
whose turn came before wait for it, and its first statement is that of the month."""
DECIDED, TURN = 4, 6
"""Working days from an application to the decision and to the turn."""
STATED, ACCEPTED = 1, 2
"""Working days after the month."""
BEFORE_TODAY = timedelta(days=12)
"""So long ago the month told was over, so that all that follows it is over, too."""
MORNING, NOON, AFTERNOON = time(10, 35), time(12, 10), time(15, 30)


@dataclass(frozen=True, kw_only=True)
class Buyer(Invented):
    """`served` is the day of the month on which the supplier served them; 0: not yet.

    `columns` are those of the statement; the price is in tenge.
    """

    served: int = 0
    model: str = ""
    ear: str = ""
    price: int = 0


@dataclass(frozen=True)
class Said:
    """A contract as it is written down; `mistake` says what was wrong with it."""

    kind: str
    form: str
    number: str
    name: str
    pieces: int
    price: int
    mistake: str = ""
    taken_back: bool = False


@dataclass(frozen=True)
class BuyingFile:
    """buying.toml; the people count from the first day of the month told."""

    matter: Matter
    username: str
    employee: str
    supplier: Text
    account: Account
    paid: Paid
    residence: str
    group: str
    referral: str
    contracts: tuple[Said, ...]
    people: tuple[Buyer, ...]


@cache
def told() -> BuyingFile:
    """Raises TomlError."""
    return toml.load(BuyingFile, Path(__file__).with_name("buying.toml"))


def month_told(on: date) -> Month:
    """The last month after which there was time to state, accept, correct and pay."""
    return Month.of(on - BEFORE_TODAY).previous


def stories(place: str, users: Users, desk: Desk, on: date) -> Iterator[Iterator[datetime]]:
    """The department's story, then that of each person, where an act decides it."""
    month = month_told(on)
    first = day_after(month.first_day, -max(one.applied for one in told().people), MORNING)
    if not is_decided_by_an_act(told().matter, place, first.date()):
        return
    users.supplier(told().username, place, told().supplier, told().employee)
    yield _bought(desk, month)
    people = People(Random(SEED), after=SEED)
    for one in told().people:
        who, user = somebody(one, people, users)
        yield _story(one, who, user, place, desk, month)


def _bought(desk: Desk, month: Month) -> Iterator[datetime]:
    """Every contract of the file; of the right one its statement, what is owed and paid."""
    yield (at := day_after(month.first_day, WRITTEN, MORNING))
    for said in told().contracts:
        contract = _written(said, desk.specialist, month, at)
        if said.mistake:
            at += timedelta(minutes=25)
            yield at
            ground, by = said.mistake, desk.specialist
            say_contract_mistake(contract=contract, ground=ground, by=by, at=at)
        if said.taken_back:
            at += timedelta(minutes=40)
            yield at
            take_back_contract(contract=contract, by=desk.head, at=at)
        at += timedelta(minutes=20)
        yield at
    right = Contract.objects.get(name=next(c.name for c in told().contracts if not c.mistake))
    supplier = User.objects.get(username=told().username)
    name_party(contract=right, office=supplier.office, by=desk.specialist, at=at)
    yield (at := day_after(month.last_day, STATED, AFTERNOON))
    statement = state_month(contract=right, month=month, by=desk.specialist, at=at)
    yield from _paid(statement, supplier, desk, month)


def _written(said: Said, by: User, month: Month, at: datetime) -> Contract:
    agreed = Agreed(
        service=told().matter.service,
        kind=said.kind,
        form=said.form,
        number=said.number,
        on=local_day(at),
        supplier=told().supplier.kk,
        name=said.name,
        first=local_day(at),
        last=month.plus(2).last_day,
        pieces=said.pieces,
        price_tiyn=said.price * TENGE,
    )
    return write_contract(agreed=agreed, by=by, at=at)


def _paid(statement: Statement, supplier: User, desk: Desk, month: Month) -> Iterator[datetime]:
    yield (at := day_after(month.last_day, ACCEPTED, AFTERNOON))
    accept_statement(statement=statement, by=desk.head, at=at)
    yield from to_be_paid(supplier, told().account, told().paid, desk, local_day(at))


def _story(
    one: Buyer, who: Somebody, user: User, place: str, desk: Desk, month: Month
) -> Iterator[datetime]:
    yield (at := day_after(month.first_day, -one.applied, NOON))
    applied, matter = local_day(at), told().matter
    case = apply(matter, one, who, user, place, at)
    yield (at := day_after(applied, DECIDED, AFTERNOON))
    yield from decide(case, matter, (desk.specialist, desk.head), at)
    if one.served:
        yield (at := day_after(applied, TURN, NOON))
        delivery = Delivery.objects.get(row=serve(case=case, by=desk.specialist, at=at))
        day = month.first_day.replace(day=one.served)
        yield (at := datetime.combine(day, AFTERNOON, at.tzinfo))
        told_of = _service(one, delivery, day)
        serve_person(delivery=delivery, service=told_of, by=desk.specialist, at=at)


def _service(one: Buyer, delivery: Delivery, on: date) -> Service:
    delivery.refresh_from_db()
    (contract,) = Contract.objects.filter(kind=delivery.kind, mistake=None)
    columns: dict[str, Column] = {
        "referral": told().referral,
        "model": one.model,
        "ear": one.ear,
        "price": one.price * TENGE,
    }
    return Service(contract.pk, on, told().residence, told().group, True, columns)
