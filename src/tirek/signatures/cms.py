"""A CMS signature (RFC 5652) as NCALayer makes it: read, and made with a key at hand."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import asn1crypto.tsp  # noqa: F401 - pyHanko's attributes, before the first is looked up
from asn1crypto import cms, core, x509

from tirek.signatures.certificate import SignerCertificate
from tirek.signatures.pki import Credential
from tirek.signatures.signer import signer_of, waited_for
from tirek.signatures.verdict import SignatureRefused

PEM_LINES = re.compile(r"-----[A-Z ]+-----|\s")


@dataclass(frozen=True, slots=True)
class SignedMessage:
    """A CMS with its one signer.

    der: the whole message as it came; content: what it carries, None where the signature is
    detached; digest_algorithm and digest: what the signer says the content hashes to, "" and b""
    where that cannot be read; claimed_at: the signer's own word for the time.
    """

    der: bytes
    certificate: SignerCertificate
    content: bytes | None
    digest_algorithm: str
    digest: bytes
    claimed_at: datetime | None


def sent(typed: str) -> bytes:
    """The bytes of a signature posted with a form: base64, with or without PEM lines.

    Raises SignatureRefused.
    """
    try:
        return base64.b64decode(PEM_LINES.sub("", typed), validate=True)
    except (ValueError, binascii.Error):
        raise SignatureRefused("broken") from None


def read(content: bytes) -> SignedMessage:
    """The message with its one signature. Raises SignatureRefused for anything else."""
    try:
        return _read(content)
    except Exception:  # a parser of a stranger's bytes may raise anything at all
        raise SignatureRefused("broken") from None


def _read(content: bytes) -> SignedMessage:
    message = cms.ContentInfo.load(content, strict=True)
    if message["content_type"].native != "signed_data":
        raise ValueError("not signed")
    signed: cms.SignedData = message["content"]
    (signer,) = signed["signer_infos"]
    attributes = _attributes(signer)
    carried = signed["encap_content_info"]["content"]
    return SignedMessage(
        der=content,
        certificate=SignerCertificate.read(_certificate(signed, signer)),
        content=None if isinstance(carried, core.Void) else bytes(carried.native),
        digest_algorithm=str(signer["digest_algorithm"]["algorithm"].native),
        digest=attributes.get("message_digest", b""),
        claimed_at=attributes.get("signing_time"),
    )


def _attributes(signer: cms.SignerInfo) -> dict[str, Any]:
    return {
        attribute["type"].native: attribute["values"][0].native
        for attribute in signer["signed_attrs"]
        if attribute["type"].native in ("message_digest", "signing_time")
    }


def _certificate(signed: cms.SignedData, signer: cms.SignerInfo) -> x509.Certificate:
    sid = signer["sid"]
    for choice in signed["certificates"]:
        found = choice.chosen
        if sid.name == "issuer_and_serial_number":
            same = found.serial_number == sid.chosen["serial_number"].native
            if same and found.issuer == sid.chosen["issuer"]:
                return found
        elif found.key_identifier == sid.native:
            return found
    raise ValueError("the signer's certificate is not in the message")


def sign(content: bytes, credential: Credential, *, at: datetime) -> bytes:
    """The content with the credential's signature of the instant `at`, as one DER message.

    Raises CertificateNotUsable where the certificate is not valid at that instant.
    """
    credential.check(at)
    return bytes(waited_for(lambda: _signed(content, credential, at)).dump())


async def _signed(content: bytes, credential: Credential, at: datetime) -> Any:
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    claimed = PdfCMSSignedAttributes(signing_time=at.astimezone(UTC).replace(microsecond=0))
    return await signer_of(credential).async_sign_general_data(
        content, "sha256", detached=False, signed_attr_settings=claimed
    )
