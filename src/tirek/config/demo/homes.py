"""A home with its residents and its list: who lives there, is away, waits, is to be referred."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from tirek.accounts.models import Office, User
from tirek.casework.actions.attach_file import attach_file
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.propose import propose
from tirek.casework.actions.submit import submit
from tirek.casework.legal import working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.taken import is_taken
from tirek.config.demo.papers import paper_upload
from tirek.config.demo.people import People, Somebody
from tirek.config.demo.signing import sign_application, sign_decision
from tirek.config.demo.users import HOME, Users
from tirek.kernel import toml
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.procedure.answer import Answer
from tirek.procedure.deadline import ALMATY
from tirek.services import SERVICES
from tirek.supply.actions.admit import admit
from tirek.supply.actions.leave_home import go_away
from tirek.supply.actions.refer import refer
from tirek.supply.actions.set_places import set_places
from tirek.supply.models import Home, HomeStay

SERVICE = "residential-care"
SEED = 1515
DECIDED = 6
"""Working days from the application to the decision."""
ADMITTED = timedelta(days=2)
"""From the decision and the referral to the admission."""
AWAY = 12
"""Days for which somebody is away, the day of the demonstration among them."""


@dataclass(frozen=True)
class Referred:
    """Who; `applied` is so many working days before the day of the demonstration."""

    username: str
    surname: str
    given_name: str
    patronymic: str
    born_on: date
    female: bool
    applied: int
    stage: str


@dataclass(frozen=True)
class Card:
    """What the medical card says."""

    file: str
    issuer: Text
    title: Text
    person: Text
    signed: Text


@dataclass(frozen=True)
class HomeFile:
    """homes.toml; `found` is what a specialist establishes of everybody."""

    places: int
    ground: str
    away: str
    found: Mapping[str, bool]
    card: Card
    people: tuple[Referred, ...]


@cache
def told() -> HomeFile:
    return toml.load(HomeFile, Path(__file__).with_name("homes.toml"))


def applications(
    place: str, users: Users, officers: tuple[User, User], on: date
) -> Iterator[Iterator[datetime]]:
    """The story of the home and of each, where the act is in force on the day."""
    people = People(Random(SEED), after=SEED)
    days = [working_calendar().add_working_days(on, -one.applied) for one in told().people]
    if not all(is_taken(SERVICES[SERVICE], place, the_law(), day) for day in days):
        return
    yield _open(officers[1], datetime.combine(days[0], time(9, 30), ALMATY))
    for one, day in zip(told().people, days, strict=True):
        who = people.named(one.surname, one.given_name, one.patronymic, one.born_on, one.female)
        user = users.citizen(who, "kk", one.username)
        at = datetime.combine(day, time(10, 40), ALMATY)
        yield _story(one, who, user, officers, at, on)


def _open(head: User, at: datetime) -> Iterator[datetime]:
    yield at
    office = Office.objects.get(name_ru=HOME.ru)
    set_places(office=office, places=told().places, ground=told().ground, by=head, at=at)


def _story(
    one: Referred,
    who: Somebody,
    user: User,
    officers: tuple[User, User],
    at: datetime,
    on: date,
) -> Iterator[datetime]:
    yield at
    place = officers[0].place or ""
    draft = start_draft(by=user, service=SERVICE, place=place, language="kk", at=at)
    save_answers(draft=draft.pk, by=user, answers=_answers(who), at=at)
    attach_file(draft=draft.pk, by=user, requirement="medical_card", upload=_card(who), at=at)
    draft.refresh_from_db()
    case = submit(draft=draft, by=user, at=at, signature=sign_application(draft, user, at))
    day = working_calendar().add_working_days(local_day(at), DECIDED)
    at = datetime.combine(day, time(15, 5), ALMATY)
    yield at
    _decide(case, officers, at)
    if one.stage != "granted":
        at += timedelta(minutes=30)
        yield at
        yield from _live(one, case, officers[0], at, on)


def _decide(case: Case, officers: tuple[User, User], at: datetime) -> None:
    specialist, head = officers
    facts = {**told().found, "on_record.measure": True, "on_record.veteran": False}
    establish_facts(case=case, by=specialist, facts=facts, source="registry", at=at)
    propose(case=case, by=specialist, at=at)
    case.refresh_from_db()
    confirm(case=case, by=head, at=at, signature=sign_decision(case, head, at))


def _live(
    one: Referred, case: Case, specialist: User, at: datetime, on: date
) -> Iterator[datetime]:
    refer(case=case, home=Home.objects.get(), by=specialist, at=at)
    stay = HomeStay.objects.get(case=case)
    if one.stage == "waiting":
        return
    at += ADMITTED
    yield at
    by = User.objects.get(office__name_ru=HOME.ru)
    admit(stay=stay, on=local_day(at), by=by, at=at)
    if one.stage == "away":
        first = on - timedelta(days=AWAY // 2)
        at = datetime.combine(first, time(12), ALMATY)
        yield at
        until = first + timedelta(days=AWAY)
        go_away(stay=stay, on=first, until=until, reason=told().away, by=by, at=at)


def _answers(who: Somebody) -> dict[str, Answer]:
    return {
        "applied_by": "recipient",
        "budget_funded": True,
        "recipient_born_on": who.born_on.isoformat(),
        "psychoneurological": False,
        "unable_by_age": False,
        "surname": who.surname,
        "given_name": who.given_name,
        "patronymic": who.patronymic,
        "iin": who.iin,
        "phone": "+77010000152",
        "settlement": "Жақсы",
        "street": "Достық көшесі",
        "house": "9",
        "data_consent": True,
    }


def _card(who: Somebody) -> SimpleUploadedFile:
    card = told().card
    return paper_upload(
        f"{card.file}-{who.born_on.year}",
        issuer=card.issuer,
        title=card.title,
        signed=card.signed,
        number=who.born_on.year,
        rows=((card.person, who.full_name),),
    )
