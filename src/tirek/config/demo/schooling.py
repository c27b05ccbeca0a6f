"""A family on its way: the commission advised, the school accepted and certified, money is next.

So that the page of the way and the school's own certificates show something on the first day.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from tirek.accounts.models import Role, User
from tirek.casework.actions.attach_file import attach_file
from tirek.casework.actions.attest import NewCertificate, attest, ready_to_issue
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.propose import propose
from tirek.casework.actions.sign_conclusion import sign_conclusion
from tirek.casework.actions.submit import submit
from tirek.casework.actions.take_conclusion import take_conclusion
from tirek.casework.actions.write_conclusion import Written, write_conclusion
from tirek.casework.legal import working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Conclusion
from tirek.casework.taken import is_taken
from tirek.config.demo.papers import conclusion_upload
from tirek.config.demo.people import People, Somebody
from tirek.config.demo.signing import sign_application, sign_certificate, sign_decision
from tirek.config.demo.users import ON_WAY, Users
from tirek.law.catalogue import the_law
from tirek.notices.actions.issue import issue
from tirek.notices.actions.issue_paper import issue_certificate, issue_conclusion
from tirek.proactive.actions.agree_to_way import agree_to_way
from tirek.proactive.actions.prepare_next import prepare_next
from tirek.procedure.deadline import ALMATY
from tirek.services import SERVICES
from tirek.signatures.pki import CertificateNotUsable

SERVICE = "home-schooling-admission"
SITUATION = "doctors-advise-home"
PAPER = "school"
SEED = 223
AFTER = 4200
"""Their numbers are not those of the invented families."""
APPLIED, DECIDED, CERTIFIED = 12, 11, 9
"""Working days before the day of the demonstration."""
ADVISED = timedelta(days=6)
"""So long before the application the commission gave its conclusion."""
WORDS = "Денсаулығына байланысты үйде жеке оқыту ұсынылады."
CHILD_AGE = 10
MAY = 5


def applications(place: str, users: Users, officers: tuple[User, User], on: date) -> Iterator[Any]:
    """The one story, where the act is in force on the day of the application."""
    day = working_calendar().add_working_days(on, -APPLIED)
    if is_taken(SERVICES[SERVICE], place, the_law(), day):
        people = People(Random(SEED), after=AFTER)
        mother = people.named("Есімова", "Гүлнұр", "Асқарқызы", date(1991, 3, 14), True)
        born_on = date(on.year - CHILD_AGE, 2, 6)
        child = people.named("Есімов", "Ерасыл", "Дәуренұлы", born_on, False)
        user = users.citizen(mother, "kk", ON_WAY)
        yield _story(user, mother, child, officers, on)


def _story(
    user: User, mother: Somebody, child: Somebody, officers: tuple[User, User], on: date
) -> Iterator[datetime]:
    at = _before(on, APPLIED, time(9, 40)) - ADVISED
    yield at
    conclusion = _advise(child, at)
    at = _before(on, APPLIED, time(10, 15))
    yield at
    case = _apply(user, mother, child, conclusion, officers[0].place or "", at)
    at = _before(on, DECIDED, time(15, 20))
    yield at
    _accept(case, conclusion, officers, at)
    agree_to_way(
        user=user, child=case.subject_id, situation=SITUATION, language="kk",
        at=at + timedelta(hours=2),
    )  # fmt: skip
    at = _before(on, CERTIFIED, time(11, 30))
    yield at
    _certify(case, conclusion, at)
    prepare_next(child_iin=child.iin, at=at)


def _before(on: date, working_days: int, hour: time) -> datetime:
    day = working_calendar().add_working_days(on, -working_days)
    return datetime.combine(day, hour, ALMATY)


def school_ends(day: date) -> date:
    """The last day of the school year that a certificate of that day is about."""
    return date(day.year + (day.month >= MAY), MAY, 25)


def _advise(child: Somebody, at: datetime) -> Conclusion:
    """All members of the place's commission sign."""
    members = list(User.objects.filter(username__startswith="doctor-").order_by("username"))
    day = local_day(at)
    written = Written(
        commission="medical",
        case_number="",
        about_iin=child.iin,
        number="31",
        given_on=day,
        positive=True,
        words=WORDS,
        members=[one.pk for one in members],
        begins=day,
        ends=school_ends(day) + timedelta(days=6),
    )
    conclusion = write_conclusion(written=written, by=members[0], at=at)
    for member in members:
        sign_conclusion(conclusion=conclusion, by=member, at=at)
    with suppress(CertificateNotUsable):  # made later than the story plays: the worker issues it
        issue_conclusion(conclusion=conclusion, at=at)
    return conclusion


def _apply(
    user: User, mother: Somebody, child: Somebody, said: Conclusion, place: str, at: datetime
) -> Case:
    draft = start_draft(by=user, service=SERVICE, place=place, language="kk", at=at)
    answers = _answers(mother, child, said, local_day(at))
    save_answers(draft=draft.pk, by=user, answers=answers, at=at)
    paper = conclusion_upload(child, str(answers["conclusion_from"]), str(answers["conclusion_to"]))
    attach_file(draft=draft.pk, by=user, requirement="medical_conclusion", upload=paper, at=at)
    draft.refresh_from_db()
    return submit(draft=draft, by=user, at=at, signature=sign_application(draft, user, at))


def _answers(
    mother: Somebody, child: Somebody, said: Conclusion, day: date
) -> dict[str, str | bool | None]:
    assert said.begins is not None
    assert said.ends is not None
    begins = day + timedelta(days=7)
    return {
        "child_surname": child.surname,
        "child_given_name": child.given_name,
        "child_patronymic": child.patronymic,
        "child_born_on": child.born_on.isoformat(),
        "child_iin": child.iin,
        "settlement": "Жақсы",
        "street": "Достық көшесі",
        "house": "8",
        "flat": None,
        "school": "№ 1 орта мектеп",
        "school_class": "4",
        "asked_from": begins.isoformat(),
        "asked_to": school_ends(day).isoformat(),
        "recommends_home_schooling": True,
        "conclusion_from": said.begins.isoformat(),
        "conclusion_to": said.ends.isoformat(),
        "surname": mother.surname,
        "given_name": mother.given_name,
        "patronymic": mother.patronymic,
        "iin": mother.iin,
        "phone": "+77010000223",
        "data_consent": True,
    }


def _accept(case: Case, conclusion: Conclusion, officers: tuple[User, User], at: datetime) -> None:
    specialist, head = officers
    take_conclusion(conclusion=conclusion, case=case, by=specialist, at=at)
    facts = {"documents_true": True}
    establish_facts(case=case, by=specialist, facts=facts, source="officer", at=at)
    case.refresh_from_db()
    propose(case=case, by=specialist, at=at)
    case.refresh_from_db()
    confirm(case=case, by=head, at=at, signature=sign_decision(case, head, at))
    with suppress(CertificateNotUsable):
        issue(case_number=case.number, at=at)


def _certify(case: Case, conclusion: Conclusion, at: datetime) -> None:
    """The school issues its certificate on the number of the accepted case."""
    by = User.objects.get(role=Role.SCHOOL, office__place=case.place)
    day = local_day(at)
    said = NewCertificate(
        paper=PAPER,
        number="17",
        about_iin=case.subject.iin,
        basis=case.number,
        begins=day + timedelta(days=4),
        ends=school_ends(day),
    )
    ready = ready_to_issue(said, by, at)
    kept = attest(ready=ready, sign=lambda: sign_certificate(ready, at))
    with suppress(CertificateNotUsable):
        issue_certificate(said=kept, at=at)
