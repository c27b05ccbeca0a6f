"""People, offices and cases for tests; everything is made through the real actions.

Families are invented. The first worked example of the specification is the model: Zhaksy, a child
born 2015-04-10, disability to 2027-01-31, certificate 2025-09-01..2026-05-25.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.actions import (
    announce_hearing,
    attach_file,
    confirm,
    establish_facts,
    hold_hearing,
    keep_draft,
    propose,
    request_information,
    submit,
)
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Draft
from tirek.casework.queries.hearing import must_be_heard, window_on
from tirek.casework.queries.proposal import judge
from tirek.kernel.identity import check_digit
from tirek.procedure.deadline import ALMATY
from tirek.signatures.actions.keep import keep_code
from tirek.signatures.models import Signature
from tirek.sms.digits import digits_of
from tirek.sms.models import OneTimeCode

ZHAKSY = "akmola/zhaksy"
ALATAU = "almaty-region/alatau"
PANFILOV = "zhetisu/panfilov"
SERVICE = "home-education"
PASSWORD = "a long password for tests"

APPLIED_AT = datetime(2025, 9, 12, 6, 0, tzinfo=UTC)
"""Friday 12 September 2025, 11:00 in Almaty."""

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"

_numbers = count(1)


def iin(born_on: date = date(1990, 1, 1), *, female: bool = False) -> str:
    """A valid invented IIN; each call gives another."""
    century = 3 if born_on.year < 2000 else 5
    while True:
        serial = next(_numbers) % 10000
        first11 = f"{born_on:%y%m%d}{century + female}{serial:04d}"
        digit = check_digit(first11)
        if digit is not None:
            return f"{first11}{digit}"


OFFICE_OF: dict[str, OfficeKind] = {
    Role.OPERATOR: OfficeKind.STATE_CORPORATION,
    Role.SCHOOL: OfficeKind.SCHOOL,
    Role.COMMISSION: OfficeKind.COMMISSION,
    Role.SUPPLIER: OfficeKind.SUPPLIER,
}


def office(place: str = ZHAKSY, kind: OfficeKind = OfficeKind.DEPARTMENT) -> Office:
    """The first office of that kind in the place, made at the first call."""
    names = {"name_kk": f"{place} бөлімі", "name_ru": f"отдел {place}"}
    there = Office.objects.filter(place=place, kind=kind).order_by("pk").first()
    return there or Office.objects.create(place=place, kind=kind, **names)


def officer(role: str = Role.SPECIALIST, place: str = ZHAKSY, **fields: Any) -> User:
    """Another officer at each call."""
    if role == Role.OPERATOR:  # what a front office takes, the department decides
        office(place)
    defaults = {"username": f"{role}-{next(_numbers)}", "full_name": "Сәуле Ахметова"}
    kind = OFFICE_OF.get(role, OfficeKind.DEPARTMENT)
    office_of = None if role == Role.ADMINISTRATOR else office(place, kind)
    return User.objects.create_user(
        password=PASSWORD, role=role, office=office_of, **{**defaults, **fields}
    )


def citizen(**fields: Any) -> User:
    """Another citizen at each call, with an IIN."""
    defaults = {"username": f"citizen-{next(_numbers)}", "full_name": "Айгүл Серікова"}
    found = {**defaults, "iin": iin(female=True), **fields}
    return User.objects.create_user(password=PASSWORD, role=Role.CITIZEN, **found)


def answers(user: User, **changed: Any) -> dict[str, Any]:
    """All answers of the home education form for a new child; `changed` by field id."""
    return {
        "relation": "parent",
        "parental_rights_terminated": False,
        "child_surname": "Серіков",
        "child_given_name": "Әлихан",
        "child_patronymic": None,
        "child_born_on": "2015-04-10",
        "child_iin": iin(date(2015, 4, 10)),
        "disability_term": "until_day",
        "disability_until": "2027-01-31",
        "fully_state_supported": False,
        "institution": "no",
        "lives_in_place": True,
        "certificate_from": "2025-09-01",
        "certificate_to": "2026-05-25",
        "already_paid_to_other": False,
        "surname": "Серікова",
        "given_name": "Айгүл",
        "patronymic": "Маратқызы",
        "iin": user.iin or iin(),
        "phone": "+77011234567",
        "settlement": "Жақсы",
        "street": "Ленин көшесі",
        "house": "5",
        "flat": None,
        "iban": "KZ86125KZT5004100100",
        "bank": "Қазпошта",
        "data_consent": True,
        **changed,
    }


def upload(name: str = "anyqtama.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def draft_ready(
    user: User | None = None, place: str = ZHAKSY, at: datetime = APPLIED_AT, **changed: Any
) -> Draft:
    """A draft with every answer and every document, ready to be sent."""
    user = user or citizen()
    office(place)
    draft = keep_draft.start_draft(by=user, service=SERVICE, place=place, language="kk", at=at)
    keep_draft.save_answers(draft=draft.pk, by=user, answers=answers(user, **changed), at=at)
    for requirement in ("school_certificate", "medical_conclusion"):
        attach_file.attach_file(
            draft=draft.pk, by=user, requirement=requirement, upload=upload(), at=at
        )
    draft.refresh_from_db()
    return draft


def draft_with(
    told: dict[str, Any], user: User, service: str, place: str, at: datetime = APPLIED_AT
) -> Draft:
    """A draft with these answers and every paper that must be there for them."""
    office(place)
    draft = keep_draft.start_draft(by=user, service=service, place=place, language="kk", at=at)
    keep_draft.save_answers(draft=draft.pk, by=user, answers=told, at=at)
    for one in service_of(draft).passport.documents_on("portal"):
        if one.must_attach and one.is_asked(told):
            attach_file.attach_file(
                draft=draft.pk, by=user, requirement=one.id, upload=upload(), at=at
            )
    draft.refresh_from_db()
    return draft


def applied_with(
    told: dict[str, Any], user: User, service: str, place: str, at: datetime = APPLIED_AT
) -> Case:
    """A registered application of these answers, with every paper that must be there for them."""
    draft = draft_with(told, user, service, place, at)
    return submit.submit(draft=draft, by=user, at=at, signature=signed(draft, at))


def signed(draft: Draft, at: datetime = APPLIED_AT) -> Signature:
    """The signature of whoever fills in the draft, as by a one-time code that was right."""
    assert draft.user is not None
    return keep_code(
        content=f"application {draft.pk}".encode(),
        code=uuid4(),
        phone="+77011234567",
        what="application",
        about=str(draft.pk),
        by=draft.user,
        at=at,
    )


def code_sent() -> str:
    """The digits of the last one-time code, as the telephone shows them."""
    return digits_of(OneTimeCode.objects.latest("made_at").nonce)


def submitted(
    user: User | None = None, place: str = ZHAKSY, at: datetime = APPLIED_AT, **changed: Any
) -> Case:
    """A registered case."""
    draft = draft_ready(user, place, at, **changed)
    return submit.submit(draft=draft, by=draft.user, at=at, signature=signed(draft, at))


def proposed(case: Case | None = None, at: datetime = APPLIED_AT, **changed: Any) -> Case:
    """A case whose decision a specialist of its place has proposed; a refusal after a hearing."""
    case = case or submitted(at=at, **changed)
    specialist = officer(place=case.place)
    if must_be_heard(case, judge(case).decision):
        heard(case, at, specialist)
    propose.propose(case=case, by=specialist, at=at)
    case.refresh_from_db()
    return case


def asked(case: Case | None = None, at: datetime = APPLIED_AT, **more: Any) -> Case:
    """A case that waits for the applicant: a clear copy of the school's certificate, and why."""
    case = case or submitted(at=at)
    wanted = {"requirements": ["school_certificate"], "words": "мөрі анық емес", **more}
    request_information.request_information(
        case=case, by=officer(place=case.place), at=at, **wanted
    )
    case.refresh_from_db()
    return case


def hearing_announced(case: Case, at: datetime = APPLIED_AT, by: User | None = None) -> Case:
    """A case whose preliminary refusal the applicant knows of; heard at 10:00 on the first day."""
    first = window_on(case, local_day(at)).first
    meeting = announce_hearing.Meeting(
        datetime(first.year, first.month, first.day, 10, tzinfo=ALMATY), "room", "Жақсы, 12-бөлме"
    )
    announce_hearing.announce_hearing(
        case=case,
        by=by or officer(place=case.place),
        meeting=meeting,
        late_because="маман ауырып қалды",  # written down only where the notice is late
        at=at,
    )
    case.refresh_from_db()
    return case


def heard(case: Case, at: datetime = APPLIED_AT, by: User | None = None) -> Case:
    """A case whose applicant declined the hearing on its preliminary refusal."""
    specialist = by or officer(place=case.place)
    hearing_announced(case, at, specialist)
    protocol = hold_hearing.Protocol("declined", said="тыңдаудан бас тартты")
    hold_hearing.hold_hearing(case=case, by=specialist, protocol=protocol, at=at)
    case.refresh_from_db()
    return case


def decided(case: Case | None = None, at: datetime = APPLIED_AT, **changed: Any) -> Case:
    """A case decided by a specialist and a head of its place: granted unless facts refuse it."""
    case = proposed(case, at, **changed)
    confirm.confirm(case=case, by=officer(Role.HEAD, case.place), at=at)
    case.refresh_from_db()
    return case


def settled(case: Case, found: Mapping[str, Any], at: datetime = APPLIED_AT) -> Case:
    """A case whose specialist found that out and proposed what it says; its head confirmed."""
    specialist = officer(place=case.place)
    if found:
        establish_facts.establish_facts(
            case=case, by=specialist, facts=dict(found), source="officer", at=at
        )
    propose.propose(case=case, by=specialist, at=at)
    confirm.confirm(case=case, by=officer(Role.HEAD, case.place), at=at)
    case.refresh_from_db()
    return case
