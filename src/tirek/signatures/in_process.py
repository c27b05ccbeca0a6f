"""Verification of RSA and ECDSA signatures by pyHanko, in this process.

pyHanko takes two seconds to import, so it is imported where it is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms, x509

from tirek.signatures.cms import SignedMessage
from tirek.signatures.signer import waited_for
from tirek.signatures.trust import Trust
from tirek.signatures.verdict import Refusal, Verdict


@dataclass(frozen=True, slots=True)
class InProcess:
    """The chain to a trusted root as of the time of signing, lists of revoked ones if given.

    usage: what the certificate must allow: a key to sign in with has "digital_signature" alone.
    """

    trust: Trust
    usage: str = "non_repudiation"
    name = "pyhanko"

    def verify(self, message: SignedMessage, content: bytes, *, at: datetime) -> Verdict:
        try:
            status = waited_for(lambda: _status(message, content, self, at))
        except Exception:  # a stranger's certificate may be of any make
            return Verdict("failed", self.name, "broken", message.certificate)
        wrong = _wrong(status)
        if wrong:
            return Verdict("failed", self.name, wrong, message.certificate)
        told = _told_revoked(self.trust, message, at)
        return Verdict(
            "verified",
            self.name,
            "" if told else "revocation_not_checked",
            message.certificate,
            {"root": status.validation_path.first.subject.human_friendly},
        )


def _wrong(status: Any) -> Refusal | None:
    if not (status.intact and status.valid):
        return "broken"
    if status.revoked:
        return "revoked"
    return None if status.trusted else "not_trusted"


async def _status(message: SignedMessage, content: bytes, verifier: InProcess, at: datetime) -> Any:
    from pyhanko.sign.validation import async_validate_detached_cms
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.policy_decl import (
        CertRevTrustPolicy,
        RevocationCheckingPolicy,
        RevocationCheckingRule,
    )

    trust, asked = verifier.trust, RevocationCheckingRule.CRL_REQUIRED
    context = ValidationContext(
        trust_roots=trust.roots,
        other_certs=trust.issuing,
        crls=trust.revoked,
        moment=at,
        allow_fetching=False,
        revinfo_policy=CertRevTrustPolicy(
            RevocationCheckingPolicy(
                asked if _told_revoked(trust, message, at) else RevocationCheckingRule.NO_CHECK,
                RevocationCheckingRule.NO_CHECK,
            ),
            retroactive_revinfo=True,  # a list made later tells as well what was revoked before
        ),
    )
    usage = KeyUsageConstraints(key_usage={verifier.usage})
    return await async_validate_detached_cms(
        content, _bare(message.der), context, key_usage_settings=usage
    )


def _told_revoked(trust: Trust, message: SignedMessage, at: datetime) -> bool:
    return trust.tells_revoked(x509.Certificate.load(message.certificate.der), at)


def _bare(der: bytes) -> cms.SignedData:
    """Without the content, which is ours, and without all that was added after signing.

    A time stamp by the Kazakh GOST cannot be read here and would hide a good signature.
    """
    signed: cms.SignedData = cms.ContentInfo.load(der)["content"]
    signed["encap_content_info"] = {"content_type": signed["encap_content_info"]["content_type"]}
    for signer in signed["signer_infos"]:
        signer["unsigned_attrs"] = None
    return signed
