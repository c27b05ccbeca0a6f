"""One application of somebody whom a data file invents, from the draft to the signed decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.actions.attach_file import attach_file
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.propose import propose
from tirek.casework.actions.submit import submit
from tirek.casework.legal import working_calendar
from tirek.casework.models import Case
from tirek.casework.taken import is_taken
from tirek.config.demo.papers import paper_upload
from tirek.config.demo.people import People, Somebody
from tirek.config.demo.signing import sign_application, sign_decision
from tirek.config.demo.users import Users
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.notices.actions.issue import issue
from tirek.procedure.deadline import ALMATY
from tirek.services import SERVICES
from tirek.signatures.pki import CertificateNotUsable

A_LOOK = timedelta(minutes=35)
"""How long the head looks at what was proposed."""


@dataclass(frozen=True, kw_only=True)
class Invented:
    """Who applies; `applied` is so many working days before the day their story counts from.

    Those with a `username` can sign in; `who` is what the terminal says of them.
    """

    surname: str
    given_name: str
    patronymic: str
    born_on: date
    female: bool
    applied: int
    username: str = ""
    who: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Paper:
    """What a paper of another issuer says."""

    file: str
    issuer: Text
    title: Text
    person: Text
    signed: Text


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What everybody of a file asks for and what a specialist finds of them.

    Answers of `blank` and facts of `absent` are told and are "none"; `papers` are by requirement.
    """

    service: str
    answers: Mapping[str, Any]
    found: Mapping[str, Any]
    blank: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    papers: Mapping[str, Paper] = field(default_factory=dict)


def day_after(day: date, working_days: int, clock: time) -> datetime:
    """That hour so many working days after the day; before it where the number is below nought."""
    moved = working_calendar().add_working_days(day, working_days) if working_days else day
    return datetime.combine(moved, clock, ALMATY)


def is_decided_by_an_act(matter: Matter, place: str, on: date) -> bool:
    """Whether the place takes applications in that matter on the day."""
    return is_taken(SERVICES[matter.service], place, the_law(), on)


def officers_of(place: str) -> tuple[User, User]:
    """Who decides what the first department of a place decides: its specialist and its head."""
    first = Office.objects.filter(place=place, kind=OfficeKind.DEPARTMENT).earliest("pk")
    by_role = {one.role: one for one in User.objects.filter(office=first)}
    return by_role[Role.SPECIALIST], by_role[Role.HEAD]


def named(one: Invented, people: People) -> Somebody:
    """The person of that name."""
    return people.named(one.surname, one.given_name, one.patronymic, one.born_on, one.female)


def somebody(one: Invented, people: People, users: Users) -> tuple[Somebody, User]:
    """The person, and the account by which they apply."""
    who = named(one, people)
    return who, users.citizen(who, "kk", one.username)


def apply(
    matter: Matter, one: Invented, who: Somebody, user: User, place: str, at: datetime
) -> Case:
    """Drafted, with its papers, and sent."""
    service = SERVICES[matter.service]
    said = {**dict.fromkeys(matter.blank), **_of_themselves(who), **matter.answers, **one.answers}
    answers = service.form.asked(said)
    draft = start_draft(by=user, service=matter.service, place=place, language=user.language, at=at)
    draft = save_answers(draft=draft.pk, by=user, answers=answers, at=at)
    for requirement in service.passport.documents_on("portal"):
        if requirement.must_attach and requirement.is_asked(answers):
            upload = _upload(matter.papers[requirement.id], who)
            attach_file(draft=draft.pk, by=user, requirement=requirement.id, upload=upload, at=at)
    draft.refresh_from_db()
    return submit(draft=draft, by=user, at=at, signature=sign_application(draft, user, at))


def examine(case: Case, matter: Matter, specialist: User, at: datetime, **found: Any) -> None:
    """What the specialist found is written down, and the decision proposed."""
    facts = {**matter.found, **dict.fromkeys(matter.absent), **found}
    establish_facts(case=case, by=specialist, facts=facts, source="registry", at=at)
    propose(case=case, by=specialist, at=at)


def decide(
    case: Case, matter: Matter, officers: tuple[User, User], at: datetime, **found: Any
) -> Iterator[datetime]:
    """Examined, and signed by the head a little later."""
    specialist, head = officers
    examine(case, matter, specialist, at, **found)
    at += A_LOOK
    yield at
    case.refresh_from_db()
    confirm(case=case, by=head, at=at, signature=sign_decision(case, head, at))


def notify(case: Case, at: datetime) -> None:
    """The letter of the decision, at once; left to the worker where the key was made later."""
    with suppress(CertificateNotUsable):
        issue(case_number=case.number, at=at)
    case.refresh_from_db()


def _of_themselves(who: Somebody) -> dict[str, Any]:
    born_on = who.born_on.isoformat()
    return {
        "surname": who.surname,
        "given_name": who.given_name,
        "patronymic": who.patronymic or None,
        "iin": who.iin,
        "born_on": born_on,
        "recipient_born_on": born_on,
    }


def _upload(paper: Paper, who: Somebody) -> Any:
    return paper_upload(
        f"{paper.file}-{who.born_on.year}",
        issuer=paper.issuer,
        title=paper.title,
        signed=paper.signed,
        number=who.born_on.year,
        rows=((paper.person, who.full_name),),
    )
