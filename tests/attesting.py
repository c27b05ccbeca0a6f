"""A child whose papers a school accepted, and the certificates that the school issues."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from making import ZHAKSY, applied_with, citizen, iin, officer, settled
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.actions.attest import (
    NewCertificate,
    attest,
    ready_to_end,
    ready_to_issue,
    ready_to_prolong,
)
from tirek.casework.actions.sign_conclusion import sign_conclusion
from tirek.casework.actions.write_conclusion import Written, write_conclusion
from tirek.casework.models import Attestation, Case, Conclusion
from tirek.signatures.actions.keep import keep_code
from tirek.signatures.models import Signature

ADMISSION = "home-schooling-admission"
AUGUST = datetime(2025, 8, 20, 6, tzinfo=UTC)
"""Wednesday 20 August 2025, 11:00 in Almaty."""
LATER = datetime(2026, 2, 10, 6, tzinfo=UTC)
FIRST, LAST = date(2025, 9, 1), date(2026, 5, 25)


def school(name: str = "№ 1 мектеп", place: str = ZHAKSY) -> Office:
    return Office.objects.create(
        place=place, kind=OfficeKind.SCHOOL, name_kk=name, name_ru=name, name_en=name
    )


def teacher(at: Office) -> User:
    return User.objects.create_user(
        username=f"teacher-{at.pk}-{User.objects.count()}",
        role=Role.SCHOOL,
        office=at,
        full_name="Раушан Әлімова",
    )


def admission_answers(user: User, child: str, **changed: Any) -> dict[str, Any]:
    return {
        "child_surname": "Серіков",
        "child_given_name": "Әлихан",
        "child_patronymic": None,
        "child_born_on": "2015-04-10",
        "child_iin": child,
        "settlement": "Жақсы",
        "street": "Абай",
        "house": "5",
        "flat": None,
        "school": "№ 1 мектеп",
        "school_class": "5",
        "asked_from": "2025-09-01",
        "asked_to": "2026-05-25",
        "recommends_home_schooling": True,
        "conclusion_from": "2025-08-01",
        "conclusion_to": "2026-05-31",
        "surname": "Серікова",
        "given_name": "Айгүл",
        "patronymic": "Маратқызы",
        "iin": user.iin,
        "phone": "+77011234567",
        "data_consent": True,
        **changed,
    }


def applied_to_school(
    user: User | None = None, child: str = "", at: datetime = AUGUST, **changed: Any
) -> Case:
    """An application to the school that is being examined."""
    user, child = user or citizen(), child or iin(date(2015, 4, 10))
    return applied_with(admission_answers(user, child, **changed), user, ADMISSION, ZHAKSY, at)


def accepted(
    user: User | None = None,
    child: str = "",
    at: datetime = AUGUST,
    case: Case | None = None,
    **changed: Any,
) -> Case:
    """The documents are accepted."""
    case = case or applied_to_school(user, child, at, **changed)
    return settled(case, {"documents_true": True}, at)


def key_signature(by: User, about: str = "1", at: datetime = AUGUST) -> Signature:
    """What a signature that was verified leaves, without the work of making one."""
    return keep_code(
        content=f"attestation {about}".encode(),
        code=uuid4(),
        phone="+77011234567",
        what="attestation",
        about=about,
        by=by,
        at=at,
    )


def issued(
    case: Case, by: User, number: str = "17", at: datetime = AUGUST, **changed: Any
) -> Attestation:
    """The school's certificate on the ground of the accepted case."""
    said = {
        "paper": "school",
        "number": number,
        "about_iin": case.subject.iin,
        "basis": case.number,
        "begins": FIRST,
        "ends": LAST,
        **changed,
    }
    ready = ready_to_issue(NewCertificate(**said), by, at)
    return attest(ready=ready, sign=lambda: key_signature(by, number, at))


def prolonged(last: Attestation, by: User, until: date, at: datetime = LATER) -> Attestation:
    ready = ready_to_prolong(last, until, "", by, at)
    return attest(ready=ready, sign=lambda: key_signature(by, last.number, at))


def ended(last: Attestation, by: User, since: date, at: datetime = LATER) -> Attestation:
    ready = ready_to_end(last, since, "Мектепке қайта келді", by, at)
    return attest(ready=ready, sign=lambda: key_signature(by, last.number, at))


def concluded_about(
    child: str, number: str = "118", at: datetime = AUGUST, **changed: Any
) -> Conclusion:
    """A conclusion given before anybody applied, signed by the three members."""
    doctors = [officer(Role.COMMISSION, full_name=f"Дәрігер {name}") for name in "АБВ"]
    written = Written(
        **{
            "commission": "medical",
            "case_number": "",
            "about_iin": child,
            "number": number,
            "given_on": date(2025, 8, 10),
            "positive": True,
            "words": "Үйде оқыту ұсынылады",
            "members": [one.pk for one in doctors],
            "begins": date(2025, 8, 1),
            "ends": date(2026, 5, 31),
            **changed,
        }
    )
    conclusion = write_conclusion(written=written, by=doctors[0], at=at)
    for doctor in doctors:
        sign_conclusion(conclusion=conclusion, by=doctor, at=at)
    return conclusion
