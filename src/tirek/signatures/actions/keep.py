"""A signature is kept: the bytes that were signed, by whom, by what, and what it is worth."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tirek.accounts.models import User
from tirek.signatures.models import Check, Signature
from tirek.signatures.verdict import SignatureRefused, Verdict

CODE_CHECK = "one_time_code"


def keep_cms(
    *,
    content: bytes,
    cms: bytes,
    verdict: Verdict,
    what: str,
    about: str,
    by: User,
    at: datetime,
    kept_key: bool = False,
) -> Signature:
    """Keep a CMS signature of `content` with the verdict on it (from `verify.verify`).

    Raises SignatureRefused for a verdict without a certificate, which is no signature at all.
    """
    certificate = verdict.certificate
    if certificate is None:
        raise SignatureRefused("broken")
    said: dict[str, Any] = {
        "method": Signature.Method.CMS,
        "cms": cms,
        "signer_iin": certificate.iin,
        "signer_name": certificate.name,
        "organisation": certificate.organisation,
        "certificate_serial": certificate.serial,
        "certificate_issuer": certificate.issuer,
        "certificate_begins": certificate.begins,
        "certificate_ends": certificate.ends,
        "kept_key": kept_key,
    }
    return _keep(content, what, about, by, at, verdict, said)


def keep_code(
    *, content: bytes, code: UUID, phone: str, what: str, about: str, by: User, at: datetime
) -> Signature:
    """Keep that the user signed `content` by a one-time code, which the caller has checked."""
    said: dict[str, Any] = {
        "method": Signature.Method.CODE,
        "code": code,
        "phone": phone,
        "signer_iin": by.iin or "",
        "signer_name": by.full_name,
    }
    return _keep(content, what, about, by, at, Verdict("verified", CODE_CHECK), said)


@transaction.atomic
def _keep(
    content: bytes,
    what: str,
    about: str,
    by: User,
    at: datetime,
    verdict: Verdict,
    said: dict[str, Any],
) -> Signature:
    signature = Signature.objects.create(
        what=what,
        about=about,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        signer=by,
        signed_at=at,
        **said,
    )
    note_check(signature, verdict, at=at)
    return signature


def note_check(signature: Signature, verdict: Verdict, *, at: datetime) -> Check:
    """Write down a verification."""
    return Check.objects.create(
        signature=signature,
        at=at,
        verifier=verdict.verifier,
        state=verdict.state,
        reason=verdict.reason,
        details=dict(verdict.details),
    )
