"""Vouchers of a sanatorium: one used and its month accepted, one held, one to return, one at hand.

Somebody else waits for theirs.
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
from tirek.casework.models import Case
from tirek.config.demo.buying import month_told
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
from tirek.config.demo.users import Users
from tirek.kernel import toml
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.supply.actions.accept_voucher_act import accept_voucher_act
from tirek.supply.actions.ask_return import ask_return
from tirek.supply.actions.buy_vouchers import Bought, buy_vouchers
from tirek.supply.actions.issue_voucher import issue_voucher
from tirek.supply.actions.name_party import name_party
from tirek.supply.actions.use_voucher import use_voucher
from tirek.supply.models import Lot, Queue, Voucher
from tirek.supply.vouchers.guards import Period

SEED = 1284
TENGE = 100
DECIDED, BOUGHT, ISSUED, LEFT, ACCEPTED = 4, -9, -6, 1, 2
"""Working days: after an application, before the month or today, after a stay, after the month."""
CONCLUDED = timedelta(days=4)
"""The commission concluded so long before the contract."""
ARRIVES, STAYS = 4, 13
"""Days of the month told on which the used voucher begins, and how many nights a stay has."""
TEN, FOUR, NIGHT = time(10, 45), time(16, 5), time(21, 30)


@dataclass(frozen=True, kw_only=True)
class Sent(Invented):
    """Those of the stage "used" count from the month told, the others from today; a voucher of
    theirs begins so many days after today."""

    stage: Literal["used", "held", "returns", "waits"]
    begins: int = 0
    number: str = ""


@dataclass(frozen=True)
class VouchersFile:
    """vouchers.toml; prices of one voucher are in tenge."""

    matter: Matter
    username: str
    employee: str
    sanatorium: Text
    conclusion: str
    contracts: tuple[str, ...]
    share: int
    surcharge: int
    spare: str
    spare_begins: int
    act: str
    reason: str
    people: tuple[Sent, ...]


@cache
def told() -> VouchersFile:
    """Raises TomlError."""
    return toml.load(VouchersFile, Path(__file__).with_name("vouchers.toml"))


def stories(
    place: str, users: Users, officers: tuple[User, User], on: date
) -> Iterator[Iterator[datetime]]:
    """Both contracts, then what happens to each person, where an act decides it."""
    month = month_told(on)
    first = day_after(month.first_day, -max(one.applied for one in told().people), TEN)
    if not is_decided_by_an_act(told().matter, place, first.date()):
        return
    users.supplier(told().username, place, told().sanatorium, told().employee)
    yield _bought(place, officers[0], month, on)
    people = People(Random(SEED), after=SEED)
    for one in told().people:
        who, user = somebody(one, people, users)
        counted = month.first_day if one.stage == "used" else on
        applied = day_after(counted, -one.applied, time(9, 55))
        yield _story(one, who, user, officers, applied, month, on)


def _bought(place: str, specialist: User, month: Month, on: date) -> Iterator[datetime]:
    """One contract for the month told, another for the weeks to come."""
    used, *_ = told().people
    yield (at := day_after(month.first_day, BOUGHT, TEN))
    first = [(used.number, _period(month.first_day, ARRIVES))]
    _contract(place, told().contracts[0], first, specialist, at)
    yield (at := day_after(on, BOUGHT, TEN))
    to_come = [(one.number, one.begins) for one in told().people if one.begins]
    to_come.append((told().spare, told().spare_begins))
    later = [(number, _period(on, begins)) for number, begins in to_come]
    _contract(place, told().contracts[1], later, specialist, at)


def _contract(
    place: str, number: str, vouchers: list[tuple[str, Period]], by: User, at: datetime
) -> None:
    queue = Queue.objects.get(service=told().matter.service, place=place)
    bought = Bought(
        contract=number,
        contract_on=local_day(at),
        sanatorium=told().sanatorium.kk,
        conclusion=told().conclusion,
        conclusion_on=local_day(at) - CONCLUDED,
        share_tiyn=told().share * TENGE,
        surcharge_tiyn=told().surcharge * TENGE,
        vouchers=vouchers,
    )
    lot = buy_vouchers(queue=queue, bought=bought, by=by, at=at)
    office = User.objects.get(username=told().username).office
    name_party(contract=lot, office=office, by=by, at=at)


def _period(day: date, begins: int) -> Period:
    arrives = day + timedelta(days=begins)
    return Period(arrives, arrives + timedelta(days=STAYS))


def _story(
    one: Sent,
    who: Somebody,
    user: User,
    officers: tuple[User, User],
    at: datetime,
    month: Month,
    on: date,
) -> Iterator[datetime]:
    yield at
    applied, matter = local_day(at), told().matter
    case = apply(matter, one, who, user, officers[0].place or "", at)
    yield (at := day_after(applied, DECIDED, FOUR))
    yield from decide(case, matter, officers, at)
    if one.stage == "waits":
        return
    yield (at := day_after(month.first_day if one.stage == "used" else on, ISSUED, FOUR))
    voucher = Voucher.objects.get(number=one.number)
    _issued(voucher, case, who, officers[0], at)
    if one.stage == "returns":
        yield (at := day_after(on, -1, NIGHT))
        ask_return(voucher=voucher, reason=told().reason, by=user, at=at)
    elif one.stage == "used":
        yield from _used(voucher, officers, month)


def _issued(voucher: Voucher, case: Case, who: Somebody, by: User, at: datetime) -> None:
    issue_voucher(voucher=voucher, case=case, received_by=who.full_name, by=by, at=at)


def _used(voucher: Voucher, officers: tuple[User, User], month: Month) -> Iterator[datetime]:
    """The whole stay; once the month is over the head accepts the act of the sanatorium."""
    specialist, head = officers
    yield (at := day_after(voucher.leaves, LEFT, TEN))
    use_voucher(
        voucher=voucher,
        arrived=voucher.arrives,
        left=voucher.leaves,
        papers_shown=True,
        by=specialist,
        at=at,
    )
    yield (at := day_after(month.last_day, ACCEPTED, FOUR))
    lot, number = Lot.objects.get(pk=voucher.lot_id), told().act
    accept_voucher_act(lot=lot, month=month, number=number, on=local_day(at), by=head, at=at)
