"""Is this the signature of this person under this document? The questions, in order."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from tirek.signatures import cms
from tirek.signatures.certificate import Algorithm, SignerCertificate
from tirek.signatures.cms import SignedMessage
from tirek.signatures.verdict import SignatureRefused, Verdict
from tirek.signatures.verifier import Nobody, Verifier

Verifiers = Mapping[Algorithm, Verifier]
"""Who verifies which kind of key; a kind that nobody verifies is kept."""


def verify(
    signature: bytes, content: bytes, *, iin: str, at: datetime, verifiers: Verifiers
) -> Verdict:
    """The verdict on a signature that is received at the instant `at`.

    `content` is what should have been signed, `iin` who should have signed it. Raises
    SignatureRefused for every signature that must not be accepted; a verdict that is returned is
    "verified" or "kept_not_verified".
    """
    message = cms.read(signature)
    _is_of_the_document(message, content)
    _is_of_the_person(message.certificate, iin)
    _may_sign(message.certificate, at)
    verifier = verifiers.get(message.certificate.algorithm, Nobody())
    verdict = verifier.verify(message, content, at=at)
    if verdict.state == "failed":
        raise SignatureRefused(verdict.refusal, message.certificate)
    return verdict


def whose(
    signature: bytes, challenge: bytes, *, at: datetime, verifiers: Verifiers
) -> SignerCertificate:
    """The certificate of whoever signed a challenge to sign in, at the instant `at`.

    A key to sign in with is enough; but nothing is taken on trust: what nobody here can verify, or
    what a silent server has not verified, is refused. Raises SignatureRefused.
    """
    message = cms.read(signature)
    certificate = message.certificate
    _is_of_the_document(message, challenge)
    _is_of_the_person(certificate, certificate.iin or "nobody")
    _is_valid(certificate, at)
    verdict = verifiers.get(certificate.algorithm, Nobody()).verify(message, challenge, at=at)
    if verdict.state == "failed":
        raise SignatureRefused(verdict.refusal, certificate)
    if verdict.state != "verified":
        raise SignatureRefused("not_verifiable")
    return certificate


def _is_of_the_document(message: SignedMessage, content: bytes) -> None:
    """Also without the key's algorithm one can see whether what it carries is our document."""
    if message.content is not None and message.content != content:
        raise SignatureRefused("another_document")
    known = message.digest_algorithm in hashlib.algorithms_available
    if known and message.digest != hashlib.new(message.digest_algorithm, content).digest():
        raise SignatureRefused("broken" if message.content is not None else "another_document")


def _is_of_the_person(certificate: SignerCertificate, iin: str) -> None:
    if not iin:
        raise SignatureRefused("iin_unknown")
    if not certificate.iin:
        raise SignatureRefused("no_iin")
    if certificate.iin != iin:
        raise SignatureRefused("wrong_person")


def _may_sign(certificate: SignerCertificate, at: datetime) -> None:
    _is_valid(certificate, at)
    if not certificate.signs_documents:
        raise SignatureRefused("not_for_signing")


def _is_valid(certificate: SignerCertificate, at: datetime) -> None:
    if at > certificate.ends:
        raise SignatureRefused("expired", certificate)
    if at < certificate.begins:
        raise SignatureRefused("not_yet_valid", certificate)
