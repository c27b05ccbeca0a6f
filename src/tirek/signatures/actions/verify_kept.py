"""Signatures that were kept unverified are verified, once a verifier can be asked."""

from __future__ import annotations

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from tirek.signatures.actions.keep import note_check
from tirek.signatures.models import Check, Signature
from tirek.signatures.verdict import SignatureRefused, Verdict
from tirek.signatures.verifiers import verifiers
from tirek.signatures.verify import Verifiers, verify


def verify_kept(*, at: datetime) -> int:
    """Ask again about every signature whose last check left it unverified; how many are now told.

    A check that again finds nothing out is not written down: it may be asked every hour. Nothing
    is asked once the certificate has run out: an outside verifier would judge as of today.
    """
    asked = verifiers()
    told = 0
    for signature in _not_verified(at):
        verdict = _verdict(signature, asked)
        if verdict.state != "kept_not_verified":
            note_check(signature, verdict, at=at)
            told += 1
    return told


def _not_verified(at: datetime) -> QuerySet[Signature]:
    last = Check.objects.filter(signature=OuterRef("pk")).order_by("-at", "-pk").values("state")[:1]
    signed = Signature.objects.filter(method=Signature.Method.CMS, certificate_ends__gt=at)
    found = signed.annotate(found=Subquery(last)).filter(found="kept_not_verified")
    return found.order_by("signed_at", "pk")


def _verdict(signature: Signature, asked: Verifiers) -> Verdict:
    try:
        return verify(
            bytes(signature.cms),
            bytes(signature.content),
            iin=signature.signer_iin,
            at=signature.signed_at,
            verifiers=asked,
        )
    except SignatureRefused as refused:
        return Verdict("failed", "verification", refused.reason, refused.certificate)
