"""Signatures given through another system: the applicant's, and the head's under a decision."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from hashlib import sha256

from django.conf import settings

from tirek.accounts.models import User
from tirek.api.schemas import Signed
from tirek.casework.models import Case, Draft
from tirek.people.models import Person
from tirek.signatures.actions.keep import keep_code
from tirek.signatures.canonical_form import Application, as_bytes
from tirek.signatures.canonical_form import Signed as Canonical
from tirek.signatures.verdict import SignatureRefused
from tirek.sms.actions.check_code import check_code
from tirek.sms.actions.send_code import send_code
from tirek.sms.addressee import About, Addressee
from tirek.sms.models import OneTimeCode
from tirek.web.application_document import application_document
from tirek.web.decision_document import decision_document
from tirek.web.kept_key import with_kept_key
from tirek.web.language import current
from tirek.web.signing import Keep, cms_verified

PURPOSE = "sign_application"


def as_document(signed: Canonical) -> dict[str, str]:
    """What is signed: the bytes in base64, their hash, and the text to be shown."""
    content = as_bytes(signed)
    return {
        "content": b64encode(content).decode(),
        "sha256": sha256(content).hexdigest(),
        "text": content.decode(),
    }


def code_for(draft: Draft, user: User, at: datetime) -> OneTimeCode:
    """Send a code bound to the draft's document. Raises CodeRefused."""
    known = Person.objects.filter(iin=user.iin or "").exclude(phone="").first()
    phone = known.phone if known else str(draft.answers.get("phone") or "")
    return send_code(
        purpose=PURPOSE,
        confirms=as_bytes(application_document(draft, user)),
        to=Addressee(phone, current(), user.iin or "", user.full_name),
        at=at,
        about=About(service=draft.service, place=draft.place),
    )


def verified(draft: Draft, user: User, given: Signed | None, at: datetime) -> Keep | None:
    """Check what was given; the result keeps it. Raises SignatureRefused, CodeRefused.

    None where nothing was given: whether that is enough is said by the channel.
    """
    if given is None:
        return None
    document = application_document(draft, user)
    if given.code_id is not None:
        return _by_code(document, user, given, at)
    if not given.cms:
        raise SignatureRefused("missing")
    return cms_verified(given.cms, document, user, at)


def _by_code(document: Application, user: User, given: Signed, at: datetime) -> Keep:
    content = as_bytes(document)
    try:
        proof = check_code(
            code_id=given.code_id,  # type: ignore[arg-type]
            purpose=PURPOSE,
            confirms=content,
            typed=given.code,
            at=at,
        )
    except OneTimeCode.DoesNotExist:
        raise SignatureRefused("missing") from None
    return lambda: keep_code(
        content=content,
        code=proof.code_id,
        phone=proof.phone,
        what=document.what,
        about=document.about,
        by=user,
        at=at,
    )


def head_signed(case: Case, head: User, message: str, at: datetime) -> Keep:
    """The head's signature under the proposed decision, as its page asks for one.

    Raises SignatureRefused, and CertificateNotUsable for a test key that may not sign then.
    """
    document = decision_document(case, head)
    if message:
        return cms_verified(message, document, head, at)
    if not settings.TIREK_TEST_KEYS:
        raise SignatureRefused("missing")
    return with_kept_key(document, head, at)
