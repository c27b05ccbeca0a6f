"""People of the test site: one whose residence the special commission confirmed, one who waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tirek.accounts.models import User
from tirek.casework.actions.attach_file import attach_file
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.sign_conclusion import sign_conclusion
from tirek.casework.actions.submit import submit
from tirek.casework.actions.take_conclusion import take_conclusion
from tirek.casework.actions.write_conclusion import Written, write_conclusion
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.config.demo.papers import paper_upload
from tirek.config.demo.people import People, Somebody, account_number, name_file
from tirek.config.demo.signing import sign_application
from tirek.config.demo.users import Users
from tirek.kernel import toml
from tirek.kernel.text import Text
from tirek.procedure.deadline import ALMATY

SERVICE = "semipalatinsk-compensation"
SEED = 1949
APPLIED, CONCLUDED = timedelta(days=9), timedelta(days=3)
"""So long before the day of the demonstration."""


@dataclass(frozen=True)
class Stayed:
    """A time in a zone."""

    settlement: str
    zone: str
    from_: date
    to: date


@dataclass(frozen=True)
class Pensioner:
    """Who applies; `username` "" for one who does not sign in."""

    username: str
    surname: str
    given_name: str
    patronymic: str
    born_on: date
    female: bool
    confirmed: bool
    stays: tuple[Stayed, ...]


@dataclass(frozen=True)
class Commission:
    """Who confirms, and in which words."""

    name: Text
    members: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Paper:
    """What the archive's paper says."""

    file: str
    issuer: Text
    title: Text
    person: Text
    lived: Text
    signed: Text


@dataclass(frozen=True)
class PensionerFile:
    """pensioners.toml."""

    paper: Paper
    commission: Commission
    people: tuple[Pensioner, ...]


@cache
def told() -> PensionerFile:
    return toml.load(PensionerFile, Path(__file__).with_name("pensioners.toml"))


def applications(
    place: str, users: Users, specialist: User, on: date
) -> Iterator[Iterator[datetime]]:
    """The story of each; the commission's members sit in the place."""
    people = People(Random(SEED), after=SEED)
    members = users.commission(place, told().commission.name, told().commission.members)
    for number, one in enumerate(told().people, start=1):
        who = people.named(one.surname, one.given_name, one.patronymic, one.born_on, one.female)
        user = users.citizen(who, "kk", one.username)
        yield _story(place, one, who, user, members, specialist, on - timedelta(days=number))


def _story(
    place: str,
    one: Pensioner,
    who: Somebody,
    user: User,
    members: list[User],
    specialist: User,
    on: date,
) -> Iterator[datetime]:
    at = datetime.combine(on - APPLIED, time(10, 20), ALMATY)
    yield at
    draft = start_draft(by=user, service=SERVICE, place=place, language="kk", at=at)
    save_answers(draft=draft.pk, by=user, answers=_answers(one, who), at=at)
    attach_file(draft=draft.pk, by=user, requirement="residence", upload=_paper(one, who), at=at)
    draft.refresh_from_db()
    case = submit(draft=draft, by=user, at=at, signature=sign_application(draft, user, at))
    if one.confirmed:
        at = datetime.combine(on - CONCLUDED, time(15), ALMATY)
        yield at
        _conclude(case, members, specialist, at)


def _answers(one: Pensioner, who: Somebody) -> dict[str, Any]:
    bank = name_file().banks[0]
    said: Mapping[str, Any] = {"kind": "residence", "proof": told().paper.title.kk}
    return {
        "surname": who.surname,
        "given_name": who.given_name,
        "patronymic": who.patronymic,
        "iin": who.iin,
        "stays": [
            {
                **said,
                "settlement": stay.settlement,
                "zone": stay.zone,
                "from": stay.from_.isoformat(),
                "to": stay.to.isoformat(),
            }
            for stay in one.stays
        ],
        "child_of_victim": False,
        "compensated_before": False,
        "certificate_held": False,
        "pension_age": one.confirmed,
        "phone": "+77010000049",
        "settlement": "Жақсы",
        "street": "Бейбітшілік көшесі",
        "house": "12",
        "iban": account_number(bank, who.born_on.toordinal()),
        "bank": bank.name,
        "data_consent": True,
    }


def _paper(one: Pensioner, who: Somebody) -> Any:
    paper = told().paper
    lived = "; ".join(f"{stay.settlement}, {stay.from_.year}–{stay.to.year}" for stay in one.stays)
    rows = ((paper.person, who.full_name), (paper.lived, lived))
    return paper_upload(
        f"{paper.file}-{who.born_on.year}",
        issuer=paper.issuer,
        title=paper.title,
        signed=paper.signed,
        number=who.born_on.year,
        rows=rows,
    )


def _conclude(case: Case, members: list[User], specialist: User, at: datetime) -> None:
    """All members sign, and the specialist takes the conclusion into the case."""
    conclusion = write_conclusion(
        written=Written(
            commission="special",
            case_number=case.number,
            about_iin=case.subject.iin,
            number="14",
            given_on=local_day(at),
            positive=True,
            words=told().commission.words,
            members=[one.pk for one in members],
        ),
        by=members[0],
        at=at,
    )
    for member in members:
        sign_conclusion(conclusion=conclusion, by=member, at=at)
    take_conclusion(conclusion=conclusion, by=specialist, at=at)
