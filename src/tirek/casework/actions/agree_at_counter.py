"""At the counter the applicant agrees to a look into registries, by a code on their telephone."""

from __future__ import annotations

from datetime import datetime
from typing import cast
from uuid import UUID

from tirek.accounts.models import User
from tirek.casework.actions.prefill import child_named, consent_question, prefill
from tirek.casework.canonical import canonical
from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.casework.queries.prefilled import applicant_of
from tirek.kernel.text import LANGUAGES, Language
from tirek.people.models import Person
from tirek.sms.actions.check_code import check_code
from tirek.sms.actions.send_code import send_code
from tirek.sms.addressee import About, Addressee

PURPOSE = "third_party_consent"


def ask_consent(*, draft: UUID, by: User, phone: str, child_iin: str, at: datetime) -> UUID:
    """Send the code to the telephone the person names; the key of the code.

    Raises AnswerErrors for a child's IIN that cannot be, CodeRefused for a number that is none and
    for too many codes in a row.
    """
    found = Draft.objects.get(pk=draft, user=by)
    child_named(service_of(found).form, by, child_iin, applicant_of(found))
    code = send_code(
        purpose=PURPOSE,
        confirms=_confirmed(found, child_iin),
        to=_addressee(found, phone),
        at=at,
        about=About(service=found.service, place=found.place),
        by=by,
    )
    return code.pk


def prefill_agreed(
    *, draft: UUID, by: User, child_iin: str, code_id: UUID, typed: str, at: datetime
) -> Draft:
    """The person said the code: their registries are asked, and the code is kept as the proof.

    Raises CodeRefused; all that `prefill` raises.
    """
    found = Draft.objects.get(pk=draft, user=by)
    proof = check_code(
        code_id=code_id,
        purpose=PURPOSE,
        confirms=_confirmed(found, child_iin),
        typed=typed,
        at=at,
    )
    return prefill(draft=draft, by=by, child_iin=child_iin, agreed=True, proof=proof, at=at)


def _confirmed(draft: Draft, child_iin: str) -> bytes:
    """Who agrees, about which child, for which application, to which words."""
    question, _ = consent_question(service_of(draft).form)
    words = [text.in_(one) for text in (question.title, question.hint) if text for one in LANGUAGES]
    said = {"draft": str(draft.pk), "iin": applicant_of(draft), "child": child_iin, "words": words}
    return canonical(said).encode()


def _addressee(draft: Draft, phone: str) -> Addressee:
    iin = applicant_of(draft)
    known = Person.objects.filter(iin=iin).first()
    language = cast(Language, draft.language)
    return Addressee.of(known, language, phone) if known else Addressee(phone, language, iin)
