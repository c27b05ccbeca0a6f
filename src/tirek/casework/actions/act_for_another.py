"""A person lets another one act for them: a code goes to their registered telephone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings

from tirek.accounts.models import User
from tirek.casework.canonical import canonical
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.casework.texts import texts
from tirek.people.actions.record_representation import record_representation
from tirek.people.models import Basis, Person, Representation
from tirek.sms.actions.check_code import check_code
from tirek.sms.actions.send_code import send_code
from tirek.sms.addressee import About, Addressee
from tirek.sms.code_refused import CodeRefused
from tirek.sms.models import OneTimeCode

PURPOSE = "third_party_consent"


@dataclass(frozen=True)
class Asked:
    """What was asked of whom: kept between sending the code and typing it in."""

    code_id: UUID
    iin: str
    service: str


class NobodyToRepresent(Refused):
    """The citizen who asks has no IIN in Tirek, or asks for themselves."""


def ask_to_act(*, by: User, iin: str, service: str, at: datetime) -> Asked:
    """Send the code to the person with that IIN.

    Whether such a person or telephone is known is not told: then no code goes out and none
    fits. Raises NobodyToRepresent, CodeRefused for too many codes in a row.
    """
    if not by.iin or by.iin == iin:
        raise NobodyToRepresent(texts().refused.not_for_oneself, field="iin")
    person = Person.objects.filter(iin=iin).exclude(phone="").first()
    if person is None:
        return Asked(uuid4(), iin, service)
    code = send_code(
        purpose=PURPOSE,
        confirms=_confirmed(by, iin, service),
        to=Addressee.of(person, "kk"),
        at=at,
        about=About(service=service),
        by=by,
    )
    return Asked(code.pk, iin, service)


def let_act(*, asked: Asked, by: User, typed: str, at: datetime) -> Representation:
    """The code was typed in: from today on `by` may act in that service.

    Raises CodeRefused, also when no code went out.
    """
    try:
        proof = check_code(
            code_id=asked.code_id,
            purpose=PURPOSE,
            confirms=_confirmed(by, asked.iin, asked.service),
            typed=typed,
            at=at,
        )
    except OneTimeCode.DoesNotExist:
        raise CodeRefused(texts().refused.no_such_code, "no_such_code") from None
    today = local_day(at)
    return record_representation(
        representative=_person(by),
        represented=Person.objects.get(iin=asked.iin),
        basis=Basis.CONSENT_BY_CODE,
        service=asked.service,
        since=today,
        until=today + timedelta(days=settings.TIREK_CONSENT_DAYS),
        document=str(proof.code_id),
        on=today,
        at=at,
        by=by.full_name,
    )


def _confirmed(by: User, iin: str, service: str) -> bytes:
    said = {"representative": by.iin, "represented": iin, "service": service}
    return canonical(said).encode()


def _person(user: User) -> Person:
    """The citizen as a person; the names are those of the sign-in."""
    surname, _, given = user.full_name.partition(" ")
    made = Person(iin=str(user.iin), surname=surname, given_name=given)
    made.derive()
    return Person.objects.get_or_create(
        iin=made.iin,
        defaults={
            "surname": surname,
            "given_name": given,
            "sort_key": made.sort_key,
            "search_name": made.search_name,
        },
    )[0]
