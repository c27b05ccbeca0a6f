"""A CMS signature (RFC 5652) as NCALayer makes it: read, and made with a key at hand."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import algos, cms, core, util, x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

from tirek.signatures.certificate import SignerCertificate
from tirek.signatures.pki import Credential
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
    certificate = _loaded(credential.certificate)
    attributes = cms.CMSAttributes(
        [
            {"type": "content_type", "values": ["data"]},
            {"type": "signing_time", "values": [cms.Time({"utc_time": _seconds(at)})]},
            {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
        ]
    )
    signature = credential.private_key.sign(attributes.dump(), PKCS1v15(), hashes.SHA256())
    signer = {
        "version": "v1",
        "sid": {
            "issuer_and_serial_number": {
                "issuer": certificate.issuer,
                "serial_number": certificate.serial_number,
            }
        },
        "digest_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
        "signed_attrs": attributes,
        "signature_algorithm": {"algorithm": "sha256_rsa"},
        "signature": signature,
    }
    return _message(content, signer, [certificate, *map(_loaded, credential.chain)])


def _message(content: bytes, signer: Any, certificates: list[x509.Certificate]) -> bytes:
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "data", "content": content},
            "certificates": certificates,
            "signer_infos": [signer],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())


def _seconds(at: datetime) -> datetime:
    return at.astimezone(util.timezone.utc).replace(microsecond=0)


def _loaded(certificate: Any) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
