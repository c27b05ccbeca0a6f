"""The applicant's signature, given through another system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tirek.accounts.models import User
from tirek.api.schemas import Signed
from tirek.casework.models import Draft
from tirek.people.models import Person
from tirek.signatures import cms
from tirek.signatures.actions.keep import keep_cms, keep_code
from tirek.signatures.canonical_form import Application, as_bytes
from tirek.signatures.models import Signature
from tirek.signatures.verdict import SignatureRefused
from tirek.signatures.verifiers import verifiers
from tirek.signatures.verify import verify
from tirek.sms.actions.check_code import check_code
from tirek.sms.actions.send_code import send_code
from tirek.sms.addressee import About, Addressee
from tirek.sms.models import OneTimeCode
from tirek.web.application_document import application_document
from tirek.web.language import current

PURPOSE = "sign_application"
Keep = Callable[[], Signature]


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
    return _by_cms(document, user, given, at)


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


def _by_cms(document: Application, user: User, given: Signed, at: datetime) -> Keep:
    content, sent = as_bytes(document), cms.sent(given.cms)
    verdict = verify(sent, content, iin=user.iin or "", at=at, verifiers=verifiers())
    return lambda: keep_cms(
        content=content,
        cms=sent,
        verdict=verdict,
        what=document.what,
        about=document.about,
        by=user,
        at=at,
    )
