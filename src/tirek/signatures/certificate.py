"""What a certificate says of its owner, read without judging it.

Read with asn1crypto, which also opens certificates of the Kazakh GOST that no Python library can
verify, and does not complain of Kazakh names longer than 64 bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Literal

from asn1crypto import core, keys, x509

GOST = "1.2.398.3.10."
"""Object identifiers of Kazakh cryptography (1.2.398.3.10.1.1.*: GOST 34.310-2004 and 2015)."""

Algorithm = Literal["rsa", "ec", "gost", "other"]
_KINDS: dict[str, Algorithm] = {"rsa": "rsa", "rsassa_pss": "rsa", "ec": "ec"}


class _KeyInfo(core.Sequence):
    """A public key of any kind: asn1crypto's own reader fails at kinds it does not know."""

    _fields: ClassVar = [
        ("algorithm", keys.PublicKeyAlgorithm),
        ("public_key", core.BitString),
    ]


@dataclass(frozen=True, slots=True)
class SignerCertificate:
    """The certificate of a signature, in words.

    iin: twelve digits, "" where the certificate carries none; serial: hexadecimal as papers print
    it; begins and ends: UTC; signs_documents: whether its key usage lets it sign documents.
    """

    iin: str
    name: str
    organisation: str
    serial: str
    issuer: str
    begins: datetime
    ends: datetime
    algorithm: Algorithm
    signs_documents: bool
    der: bytes

    @classmethod
    def read(cls, found: x509.Certificate) -> SignerCertificate:
        """Raises ValueError, TypeError or KeyError for what is no certificate."""
        subject = found.subject.native
        return cls(
            iin=iin_of(_first(subject.get("serial_number"))),
            name=_name(subject),
            organisation=_first(subject.get("organization_name")),
            serial=f"{found.serial_number:X}",
            issuer=_first(found.issuer.native.get("common_name")),
            begins=found.not_valid_before.astimezone(UTC),
            ends=found.not_valid_after.astimezone(UTC),
            algorithm=algorithm_of(found),
            signs_documents=_signs_documents(found),
            der=found.dump(),
        )


def iin_of(number: str) -> str:
    """The IIN in a subject's serial number ("IIN900101300354"); "" where there is none."""
    digits = number.removeprefix("IIN")
    return digits if number != digits and len(digits) == 12 and digits.isdigit() else ""


def algorithm_of(found: x509.Certificate) -> Algorithm:
    """The kind of the key; of a Kazakh GOST key only its identifier can be read."""
    key = _KeyInfo.load(found["tbs_certificate"]["subject_public_key_info"].dump())
    identifier = key["algorithm"]["algorithm"]
    if identifier.dotted.startswith(GOST):
        return "gost"
    return _KINDS.get(str(identifier.native), "other")


def _name(subject: Any) -> str:
    """Surname and first name stand in the common name, the patronymic in the given name."""
    common, given = _first(subject.get("common_name")), _first(subject.get("given_name"))
    return common if not given or given in common else f"{common} {given}"


def _signs_documents(found: x509.Certificate) -> bool:
    usage = found.key_usage_value
    # A key of the National Authority that signs has nonRepudiation, one that signs in has not.
    return usage is None or "non_repudiation" in usage.native


def _first(value: Any) -> str:
    """Attributes may repeat; the first one counts."""
    found = value[0] if isinstance(value, list) and value else value
    return str(found or "")
