"""Two applications for local social assistance in the invented town: one waits, one is decided.

A mother of one waits for the district commission; a person with a disability has been assigned aid.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from tirek.accounts.models import Role, User
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.propose import propose
from tirek.casework.actions.submit import submit
from tirek.casework.legal import working_calendar
from tirek.casework.models import Case
from tirek.casework.taken import is_taken
from tirek.config.demo.people import People, Somebody, account_number, name_file
from tirek.config.demo.signing import sign_application, sign_decision
from tirek.config.demo.users import TOWN, Users
from tirek.law.catalogue import the_law
from tirek.procedure.answer import Answer
from tirek.procedure.deadline import ALMATY
from tirek.services import SERVICES

ASSISTANCE = "local-social-assistance"
DAYS_AGO = {"low-income": 1, "disability": 6}
BORN_ON = {"low-income": date(1994, 3, 8), "disability": date(1981, 11, 2)}
CHILD_BORN_ON = date(2018, 5, 6)
INCOME = "280000"
FOUND: dict[str, Answer] = {
    "applicant.lives_in_place": True,
    "disability.established": True,
    "disability.until": None,
    "before.given_on": None,
    "documents_true": True,
}
"""What the specialist establishes of the second."""
AFTER = 4100
"""Their numbers are not those of the invented families."""


def applications(users: Users, on: date) -> Iterator[Iterator[datetime]]:
    """The story of each, where the town's act is in force and takes applications."""
    people = People(Random(TOWN), after=AFTER)
    for turn, (category, days) in enumerate(DAYS_AGO.items()):
        day = working_calendar().add_working_days(on, -days)
        if is_taken(SERVICES[ASSISTANCE], TOWN, the_law(), day):
            names = name_file().kazakh
            who = people.somebody(names, BORN_ON[category], female=True, surname_at=turn)
            yield _apply(users, who, category, datetime.combine(day, time(10, 5), ALMATY))


def _apply(users: Users, who: Somebody, category: str, at: datetime) -> Iterator[datetime]:
    yield at
    by = users.citizen(who, "ru")
    draft = start_draft(by=by, service=ASSISTANCE, place=TOWN, language="ru", at=at)
    draft = save_answers(draft=draft.pk, by=by, answers=_answers(who, category), at=at)
    at += timedelta(minutes=12)
    yield at
    case = submit(draft=draft, by=by, at=at, signature=sign_application(draft, by, at))
    if category == "disability":
        yield from _decide(case, at)


def _decide(case: Case, at: datetime) -> Iterator[datetime]:
    day = working_calendar().add_working_days(at.date(), 2)
    specialist, head = (_officer(role) for role in (Role.SPECIALIST, Role.HEAD))
    at = datetime.combine(day, time(15, 20), ALMATY)
    yield at
    establish_facts(case=case, by=specialist, facts=FOUND, source="registry", at=at)
    propose(case=case, by=specialist, at=at)
    at += timedelta(minutes=40)
    yield at
    case.refresh_from_db()
    confirm(case=case, by=head, at=at, signature=sign_decision(case, head, at))


def _officer(role: Role) -> User:
    return User.objects.get(role=role, office__place=TOWN)


def _answers(who: Somebody, category: str) -> dict[str, Answer]:
    family: dict[str, Answer] = {
        "members": [
            {"name": who.full_name, "born_on": who.born_on.isoformat(), "income": INCOME},
            {"name": f"{who.surname} Али", "born_on": CHILD_BORN_ON.isoformat(), "income": "0"},
        ]
    }
    bank = name_file().banks[0]
    return {
        "category": category,
        "surname": who.surname,
        "given_name": who.given_name,
        "patronymic": who.patronymic or None,
        "iin": who.iin,
        "settlement": "Көрсетілім қаласы",
        "street": "Абай көшесі",
        "house": "7",
        **(family if category == "low-income" else {}),
        "phone": "+77015550199",
        "iban": account_number(bank, int(who.iin[-5:])),
        "bank": bank.name,
        "data_consent": True,
    }
