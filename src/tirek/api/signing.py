"""Signatures given through another system: the applicant's, and the head's under a decision."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from hashlib import sha256

from tirek.accounts.models import User
from tirek.api.schemas import Signed
from tirek.casework.models import Case, Draft
from tirek.signatures.canonical_form import Signed as Canonical
from tirek.signatures.canonical_form import as_bytes
from tirek.signatures.verdict import SignatureRefused
from tirek.sms.models import OneTimeCode
from tirek.web.application_code import code_for, with_code
from tirek.web.application_document import application_document
from tirek.web.decision_document import decision_document
from tirek.web.kept_key import with_kept_key_if_allowed
from tirek.web.signing import Keep, cms_verified


def as_document(signed: Canonical) -> dict[str, str]:
    """What is signed: the bytes in base64, their hash, and the text to be shown."""
    content = as_bytes(signed)
    return {
        "content": b64encode(content).decode(),
        "sha256": sha256(content).hexdigest(),
        "text": content.decode(),
    }


def send_code_for(draft: Draft, user: User, at: datetime) -> OneTimeCode:
    """Send a code bound to the draft's document. Raises CodeRefused."""
    return code_for(draft, application_document(draft, user), user, at)


def verified(draft: Draft, user: User, given: Signed | None, at: datetime) -> Keep | None:
    """Check what was given; the result keeps it. Raises SignatureRefused, CodeRefused.

    None where nothing was given: whether that is enough is said by the channel.
    """
    if given is None:
        return None
    document = application_document(draft, user)
    if given.code_id is None:
        if not given.cms:
            raise SignatureRefused("missing")
        return cms_verified(given.cms, document, user, at)
    try:
        return with_code(document, user, given.code_id, given.code, at)
    except OneTimeCode.DoesNotExist:
        raise SignatureRefused("missing") from None


def head_signed(case: Case, head: User, message: str, at: datetime) -> Keep:
    """The head's signature under the proposed decision, as its page asks for one.

    Raises SignatureRefused, and CertificateNotUsable for a test key that may not sign then.
    """
    document = decision_document(case, head)
    if message:
        return cms_verified(message, document, head, at)
    return with_kept_key_if_allowed(document, head, at)
