"""Care at home: organisations of the place, who has chosen one, who is visited, who has to choose.

Whoever is visited has an individual plan and a journal of what was given day by day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.config.demo.one_case import (
    Invented,
    Matter,
    apply,
    day_after,
    decide,
    is_decided_by_an_act,
    notify,
    somebody,
)
from tirek.config.demo.people import People, Somebody
from tirek.config.demo.signing import sign_choice
from tirek.config.demo.users import Users
from tirek.kernel import toml
from tirek.kernel.text import Text
from tirek.supply.actions.begin_service import begin_service
from tirek.supply.actions.choose_organisation import choose_organisation
from tirek.supply.actions.list_organisation import Known, list_organisation
from tirek.supply.actions.note_visit import note_visit
from tirek.supply.actions.write_plan import write_plan
from tirek.supply.models import Organisation, Taker
from tirek.supply.queries.organisations import last_seen

SEED = 1616
VISITED, ACT, DECIDED, CHOSEN, BEGAN = 2, 5, 7, 9, 10
"""Working days from the application to each step."""
HALF_A_YEAR = timedelta(days=182)


@dataclass(frozen=True, kw_only=True)
class Cared(Invented):
    """How far it came; `organisation` is the place in the list of the file."""

    stage: Literal["chooses", "chosen", "served"]
    organisation: int = 0


@dataclass(frozen=True)
class Carer:
    """An organisation, and who signs in for it."""

    username: str
    employee: str
    name: Text
    known: Known


@dataclass(frozen=True)
class Visit:
    """What was given so many working days after the services began."""

    after: int
    given: str


@dataclass(frozen=True)
class CareFile:
    """care.toml."""

    matter: Matter
    plan: str
    organisations: tuple[Carer, ...]
    visits: tuple[Visit, ...]
    people: tuple[Cared, ...]


@cache
def told() -> CareFile:
    """Raises TomlError."""
    return toml.load(CareFile, Path(__file__).with_name("care.toml"))


def stories(
    place: str, users: Users, officers: tuple[User, User], on: date
) -> Iterator[Iterator[datetime]]:
    """The list of the place is made, then what happens to each, where an act decides it."""
    first = day_after(on, -max(one.applied for one in told().people), time(9, 20))
    if not is_decided_by_an_act(told().matter, place, first.date()):
        return
    for there in told().organisations:
        users.supplier(there.username, place, there.name, there.employee)
    yield _listed(officers[1], first)
    people = People(Random(SEED), after=SEED)
    for one in told().people:
        who, user = somebody(one, people, users)
        yield _story(one, who, user, officers, day_after(on, -one.applied, time(10, 20)))


def _listed(head: User, at: datetime) -> Iterator[datetime]:
    yield at
    for one in told().organisations:
        office = User.objects.get(username=one.username).office
        service = told().matter.service
        list_organisation(office=office, service=service, known=one.known, by=head, at=at)


def _story(
    one: Cared, who: Somebody, user: User, officers: tuple[User, User], at: datetime
) -> Iterator[datetime]:
    yield at
    applied = local_day(at)
    case = apply(told().matter, one, who, user, officers[0].place or "", at)
    yield (at := day_after(applied, DECIDED, time(15, 40)))
    yield from decide(case, told().matter, officers, at, **_inspection(applied))
    yield (at := at + timedelta(minutes=50))
    notify(case, at)
    if one.stage != "chooses":
        yield (at := day_after(applied, CHOSEN, time(20, 15)))
        organisation = _chosen(one, case, user, at)
        if one.stage == "served":
            yield from _served(case, organisation, day_after(applied, BEGAN, time(17, 30)))


def _inspection(applied: date) -> dict[str, Any]:
    days = {"home.inspected_on": VISITED, "home.act_on": ACT}
    return {
        name: day_after(applied, days, time()).date().isoformat() for name, days in days.items()
    }


def _chosen(one: Cared, case: Case, user: User, at: datetime) -> Organisation:
    employee = User.objects.get(username=told().organisations[one.organisation].username)
    found = Organisation.objects.get(office=employee.office)
    seen = last_seen(case)
    keep = sign_choice(case, found, seen, user, at)
    choose_organisation(case=case, organisation=found, seen=seen, keep=keep, by=user, at=at)
    return found


def _served(case: Case, organisation: Organisation, at: datetime) -> Iterator[datetime]:
    """The services begin; the plan of the same day; then visit by visit."""
    yield at
    began, by = local_day(at), User.objects.get(office=organisation.office)
    taker = Taker.objects.get(person=case.subject_id, case=case)
    begin_service(taker=taker, on=began, by=by, at=at)
    taker.refresh_from_db()
    last = began + HALF_A_YEAR
    write_plan(taker=taker, services=told().plan, first=began, last=last, by=by, at=at)
    for visit in told().visits:
        yield (at := day_after(began, visit.after, time(18, 5)))
        note_visit(taker=taker, on=local_day(at), given=visit.given, by=by, at=at)
