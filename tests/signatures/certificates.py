"""Keys and certificates for tests of signatures: any make, any dates, any owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from asn1crypto import core, crl, x509
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from tirek.signatures.trust import Trust

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
IIN = "850615401232"
STRANGER = "900101300354"
YEAR = timedelta(days=365)
GOST_KEY = "1.2.398.3.10.1.1.2.2.1"
GOST_SIGNATURE = "1.2.398.3.10.1.1.2.3.2"
GOST_DIGEST = "1.2.398.3.10.1.3.3"


def _name(common: str, iin: str = "") -> pyca.Name:
    number = [pyca.NameAttribute(NameOID.SERIAL_NUMBER, f"IIN{iin}")] if iin else []
    common_name = pyca.NameAttribute(NameOID.COMMON_NAME, common)
    return pyca.Name([pyca.NameAttribute(NameOID.COUNTRY_NAME, "KZ"), common_name, *number])


def usage(**on: bool) -> pyca.KeyUsage:
    names = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment")
    names += ("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")
    return pyca.KeyUsage(**{name: on.get(name, False) for name in names})


@dataclass(frozen=True)
class Made:
    """A certificate with its key and whoever issued it."""

    certificate: pyca.Certificate
    key: Any
    issuer: Made | None = None

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def asn1(self) -> x509.Certificate:
        return x509.Certificate.load(self.der)

    def issue(
        self,
        iin: str = IIN,
        *,
        begins: datetime = NOW - YEAR,
        ends: datetime = NOW + YEAR,
        key: Any = None,
        purpose: pyca.KeyUsage | None = None,
    ) -> Made:
        """A certificate of a person, signed by this authority."""
        key = key or rsa.generate_private_key(65537, 2048)
        asked = usage(digital_signature=True, content_commitment=True)
        return _made(
            _name("СЕРІКОВА АЙГҮЛ", iin), key, begins, ends, self, purpose or asked, ca=False
        )

    def revoking(self, *serials: int, on: datetime, issued: datetime = NOW) -> crl.CertificateList:
        """This authority's list of revoked certificates."""
        builder = (
            pyca.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(issued)
            .next_update(issued + timedelta(days=7))
        )
        for serial in serials:
            entry = pyca.RevokedCertificateBuilder().serial_number(serial).revocation_date(on)
            builder = builder.add_revoked_certificate(entry.build())
        made = builder.sign(self.key, hashes.SHA256())
        return crl.CertificateList.load(made.public_bytes(serialization.Encoding.DER))

    def signed(self, content: bytes, *, detached: bool = False) -> bytes:
        """A CMS over the content by OpenSSL's cousin, not by our own code."""
        options = [pkcs7.PKCS7Options.Binary, pkcs7.PKCS7Options.NoCapabilities]
        if detached:
            options.append(pkcs7.PKCS7Options.DetachedSignature)
        builder = pkcs7.PKCS7SignatureBuilder().set_data(content)
        builder = builder.add_signer(self.certificate, self.key, hashes.SHA256())
        return builder.sign(serialization.Encoding.DER, options)


def _made(
    subject: pyca.Name,
    key: Any,
    begins: datetime,
    ends: datetime,
    issuer: Made | None,
    purpose: pyca.KeyUsage,
    *,
    ca: bool,
) -> Made:
    issued_by = issuer.certificate.subject if issuer else subject
    builder = (
        pyca.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issued_by)
        .public_key(key.public_key())
        .serial_number(pyca.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(pyca.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(purpose, critical=True)
    )
    return Made(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key, issuer)


def authority(name: str = "TEST ROOT", issuer: Made | None = None) -> Made:
    """A root authority, or one below `issuer`."""
    key = ec.generate_private_key(ec.SECP256R1())
    purpose = usage(key_cert_sign=True, crl_sign=True)
    return _made(_name(name), key, NOW - 9 * YEAR, NOW + 9 * YEAR, issuer, purpose, ca=True)


def trusting(*made: Made, revoked: tuple[crl.CertificateList, ...] = ()) -> Trust:
    return Trust.of([each.asn1 for each in made], revoked)


def gost(content: bytes, signer: Made, *, attached: bool = True) -> bytes:
    """A message with the identifiers of the Kazakh GOST of 2015, whose signature nobody here reads.

    Its certificate says what the signer's says, but for the kind of key.
    """
    certificate = _as_gost(signer.asn1)
    attributes = [
        _sequence(_oid("1.2.840.113549.1.9.3"), _set(_oid("1.2.840.113549.1.7.1"))),
        _sequence(_oid("1.2.840.113549.1.9.4"), _set(core.OctetString(b"\x07" * 64).dump())),
    ]
    signer_info = _sequence(
        core.Integer(1).dump(),
        _sequence(signer.asn1.issuer.dump(), core.Integer(signer.asn1.serial_number).dump()),
        _sequence(_oid(GOST_DIGEST)),
        _wrapped(0xA0, *attributes),
        _sequence(_oid(GOST_SIGNATURE)),
        core.OctetString(b"\x05" * 128).dump(),
    )
    carried = [_wrapped(0xA0, core.OctetString(content).dump())] if attached else []
    signed = _sequence(
        core.Integer(1).dump(),
        _set(_sequence(_oid(GOST_DIGEST))),
        _sequence(_oid("1.2.840.113549.1.7.1"), *carried),
        _wrapped(0xA0, certificate),
        _set(signer_info),
    )
    return _sequence(_oid("1.2.840.113549.1.7.2"), _wrapped(0xA0, signed))


def _as_gost(certificate: x509.Certificate) -> bytes:
    told = certificate["tbs_certificate"]
    parts = {name: told[name].dump() for name in told.native}
    parts["signature"] = _sequence(_oid(GOST_SIGNATURE))
    key = core.BitString(tuple([1, 0] * 512)).dump()
    parts["subject_public_key_info"] = _sequence(_sequence(_oid(GOST_KEY)), key)
    signature = core.BitString(tuple([0, 1] * 512)).dump()
    return _sequence(_sequence(*parts.values()), _sequence(_oid(GOST_SIGNATURE)), signature)


def _oid(dotted: str) -> bytes:
    return core.ObjectIdentifier(dotted).dump()


def _sequence(*parts: bytes) -> bytes:
    return _wrapped(0x30, *parts)


def _set(*parts: bytes) -> bytes:
    return _wrapped(0x31, *parts)


def _wrapped(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    length = len(content)
    if length < 128:
        return bytes([tag, length]) + content
    size = (length.bit_length() + 7) // 8
    return bytes([tag, 0x80 | size]) + length.to_bytes(size) + content
