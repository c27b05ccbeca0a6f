"""People to whom hours of work were granted: each stands in the queue of the service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random

from tirek.accounts.models import User
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.propose import propose
from tirek.casework.actions.submit import submit
from tirek.casework.legal import working_calendar
from tirek.casework.models import Case
from tirek.casework.taken import is_taken
from tirek.config.demo.people import People, Somebody
from tirek.config.demo.signing import sign_application, sign_decision
from tirek.config.demo.users import Users
from tirek.kernel import toml
from tirek.law.catalogue import the_law
from tirek.procedure.answer import Answer
from tirek.procedure.deadline import ALMATY
from tirek.services import SERVICES

SEED = 1414
DECIDED = 4
"""Working days from the application to the decision."""


@dataclass(frozen=True)
class Waiting:
    """Who waits for what; `applied` is so many working days before the day of the demonstration."""

    service: str
    username: str
    surname: str
    given_name: str
    patronymic: str
    born_on: date
    female: bool
    applied: int
    answers: Mapping[str, bool]
    found: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class WaitingFile:
    """waiting.toml; `found` is what a specialist establishes of everybody."""

    found: Mapping[str, bool]
    people: tuple[Waiting, ...]


@cache
def told() -> WaitingFile:
    return toml.load(WaitingFile, Path(__file__).with_name("waiting.toml"))


def applications(
    place: str, users: Users, officers: tuple[User, User], on: date
) -> Iterator[Iterator[datetime]]:
    """The story of each, where the act is in force on the day of the application."""
    people = People(Random(SEED), after=SEED)
    for one in told().people:
        who = people.named(one.surname, one.given_name, one.patronymic, one.born_on, one.female)
        day = working_calendar().add_working_days(on, -one.applied)
        if is_taken(SERVICES[one.service], place, the_law(), day):
            user = users.citizen(who, "kk", one.username)
            yield _story(one, who, user, officers, datetime.combine(day, time(11, 5), ALMATY))


def _story(
    one: Waiting, who: Somebody, user: User, officers: tuple[User, User], at: datetime
) -> Iterator[datetime]:
    yield at
    place = officers[0].place or ""
    draft = start_draft(by=user, service=one.service, place=place, language="kk", at=at)
    draft = save_answers(draft=draft.pk, by=user, answers=_answers(one, who), at=at)
    case = submit(draft=draft, by=user, at=at, signature=sign_application(draft, user, at))
    day = working_calendar().add_working_days(at.date(), DECIDED)
    at = datetime.combine(day, time(16, 10), ALMATY)
    yield at
    yield from _decide(one, case, officers, at)


def _decide(
    one: Waiting, case: Case, officers: tuple[User, User], at: datetime
) -> Iterator[datetime]:
    specialist, head = officers
    facts = {**told().found, **one.found, "programme_until": None}
    establish_facts(case=case, by=specialist, facts=facts, source="registry", at=at)
    propose(case=case, by=specialist, at=at)
    at += timedelta(minutes=35)
    yield at
    case.refresh_from_db()
    confirm(case=case, by=head, at=at, signature=sign_decision(case, head, at))


def _answers(one: Waiting, who: Somebody) -> dict[str, Answer]:
    return {
        "surname": who.surname,
        "given_name": who.given_name,
        "patronymic": who.patronymic,
        "iin": who.iin,
        **one.answers,
        "phone": "+77010000141",
        "settlement": "Жақсы",
        "street": "Абай көшесі",
        "house": "21",
        "data_consent": True,
    }
