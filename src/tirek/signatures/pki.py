"""The TEST certificate authority: a root, an issuing authority and one certificate per person.

It stands in for the National Certification Authority so that the whole line can be walked on one
machine. Its names say TEST, so that nobody mistakes a notice it signed for one with legal force.
Everything lies in one folder (`var/pki`): private keys are files that only their owner may read.

RSA and not an elliptic curve: a P-256 signature makes pyHanko declare PDF 2.0, which PDF/A-2
does not allow.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from tirek.kernel.text import Text
from tirek.signatures.texts import on_day, texts

KEY_BITS = 2048
CA_NAME = "TEST certificate authority"
CA_ORGANISATION = "Tirek TEST (no legal force)"
LONGEST_COMMON_NAME = 64  # characters, RFC 5280 ub-common-name
YEAR = timedelta(days=365)
# Test certificates begin in the past, so that the dated decisions of the demonstration can be
# signed as of their own day.
CA_BEFORE, CA_AFTER = 15 * YEAR, 20 * YEAR
OFFICER_BEFORE, OFFICER_AFTER = 3 * YEAR, 3 * YEAR


class CertificateNotUsable(Exception):
    """The certificate may not sign at that moment; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Officer:
    """Whom a certificate names: a stable key (the sign-in name), the full name, the office.

    iin: as Kazakh certificates carry it, "IIN" and twelve digits in the subject's serial number;
    "" where it is not known.
    """

    key: str
    full_name: str
    office: str
    iin: str = ""


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate with its private key and the certificates above it, nearest first."""

    certificate: x509.Certificate
    private_key: rsa.RSAPrivateKey
    chain: tuple[x509.Certificate, ...]

    @property
    def serial(self) -> str:
        """The certificate's serial number in hexadecimal, as letters print it."""
        return f"{self.certificate.serial_number:X}"

    @property
    def signer(self) -> str:
        return _common_name(self.certificate, "subject")

    @property
    def issuer(self) -> str:
        return _common_name(self.certificate, "issuer")

    def check(self, at: datetime) -> None:
        """Raises CertificateNotUsable unless the certificate is valid at the instant `at`."""
        begins = self.certificate.not_valid_before_utc
        ends = self.certificate.not_valid_after_utc
        say = texts().kept_key
        if at > ends:
            raise CertificateNotUsable(self._said(say.expired, ends))
        if at < begins:
            raise CertificateNotUsable(self._said(say.not_yet_valid, begins))

    def _said(self, text: Text, when: datetime) -> Text:
        return text.format(signer=self.signer, serial=self.serial, on=on_day(when))


@dataclass(frozen=True, slots=True)
class Authority:
    """The test authority that lives in `folder`."""

    folder: Path
    root: x509.Certificate
    issuing: Credential

    @classmethod
    def open(cls, folder: Path, *, at: datetime) -> Authority:
        """The authority in `folder`; made there, valid around `at`, if there is none yet."""
        with _locked(folder):
            if not (folder / "issuing.crt").exists():
                _found(folder, at)
        root = _read_certificate(folder / "root.crt")
        issuing = Credential(
            certificate=_read_certificate(folder / "issuing.crt"),
            private_key=_read_key(folder / "issuing.key"),
            chain=(root,),
        )
        return cls(folder=folder, root=root, issuing=issuing)

    def credential_of(self, officer: Officer, *, at: datetime) -> Credential:
        """The officer's current certificate and key; the first one is issued on first use.

        Raises CertificateNotUsable if it is not valid at `at`: it is not renewed silently,
        an administrator does that (`renew`).
        """
        with _locked(self.folder):
            name = self._file_name(officer)
            if not (self.folder / "officers" / f"{name}.crt").exists():
                self._issue(officer, at)
        credential = self._stored(name)
        credential.check(at)
        return credential

    def renew(self, officer: Officer, *, at: datetime) -> Credential:
        """A new certificate and key for the officer; the old certificate is kept beside it."""
        with _locked(self.folder):
            name = self._file_name(officer)
            current = self.folder / "officers" / f"{name}.crt"
            if current.exists():
                old = _read_certificate(current)
                current.rename(current.with_name(f"{name}.{old.serial_number:X}.old.crt"))
            self._issue(officer, at)
        return self._stored(name)

    @staticmethod
    def _file_name(officer: Officer) -> str:
        # A sign-in name may hold anything; its hash is a safe file name. The office is part of
        # it: who moves to another office signs there with another certificate.
        return hashlib.sha256(f"{officer.key}\0{officer.office}".encode()).hexdigest()[:24]

    def _stored(self, name: str) -> Credential:
        folder = self.folder / "officers"
        return Credential(
            certificate=_read_certificate(folder / f"{name}.crt"),
            private_key=_read_key(folder / f"{name}.key"),
            chain=(self.issuing.certificate, self.root),
        )

    def _issue(self, officer: Officer, at: datetime) -> None:
        folder = self.folder / "officers"
        key = _new_key()
        ends = min(at + OFFICER_AFTER, self.issuing.certificate.not_valid_after_utc)
        builder = _builder(
            subject=_subject(officer.full_name, officer.office, officer.iin),
            issuer=self.issuing.certificate.subject,
            key=key,
            begins=max(at - OFFICER_BEFORE, self.issuing.certificate.not_valid_before_utc),
            ends=ends,
        )
        builder = builder.add_extension(
            x509.BasicConstraints(ca=False, path_length=None), critical=True
        ).add_extension(_key_usage(signs_documents=True), critical=True)
        certificate = _signed(builder, self.issuing.private_key)
        name = self._file_name(officer)
        _write_key(folder / f"{name}.key", key)
        _write_certificate(folder / f"{name}.crt", certificate)


def _found(folder: Path, at: datetime) -> None:
    root_key, issuing_key = _new_key(), _new_key()
    root_name = _subject(f"{CA_NAME} (root)", CA_ORGANISATION)
    begins, ends = at - CA_BEFORE, at + CA_AFTER
    root = _authority(root_name, root_name, root_key, root_key, begins, ends, below=1)
    issuing = _authority(
        _subject(f"{CA_NAME} (issuing)", CA_ORGANISATION),
        root_name,
        issuing_key,
        root_key,
        begins,
        ends,
        below=0,
    )
    _write_key(folder / "root.key", root_key)
    _write_certificate(folder / "root.crt", root)
    _write_key(folder / "issuing.key", issuing_key)
    # Last: its presence is what says that the authority is complete.
    _write_certificate(folder / "issuing.crt", issuing)


def _authority(
    subject: x509.Name,
    issuer: x509.Name,
    key: rsa.RSAPrivateKey,
    issuer_key: rsa.RSAPrivateKey,
    begins: datetime,
    ends: datetime,
    *,
    below: int,
) -> x509.Certificate:
    builder = _builder(subject=subject, issuer=issuer, key=key, begins=begins, ends=ends)
    builder = builder.add_extension(
        x509.BasicConstraints(ca=True, path_length=below), critical=True
    ).add_extension(_key_usage(signs_documents=False), critical=True)
    return _signed(builder, issuer_key)


def _builder(
    *,
    subject: x509.Name,
    issuer: x509.Name,
    key: rsa.RSAPrivateKey,
    begins: datetime,
    ends: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins.astimezone(UTC))
        .not_valid_after(ends.astimezone(UTC))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _signed(builder: x509.CertificateBuilder, key: rsa.RSAPrivateKey) -> x509.Certificate:
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
    return builder.add_extension(identifier, critical=False).sign(key, hashes.SHA256())


def _subject(common_name: str, organisation: str, iin: str = "") -> x509.Name:
    number = [x509.NameAttribute(NameOID.SERIAL_NUMBER, f"IIN{iin}")] if iin else []
    with warnings.catch_warnings():
        # RFC 5280 allows 64 characters, the library counts 64 bytes of UTF-8 and warns: a full
        # Kazakh name of 33 letters is over that.
        warnings.filterwarnings("ignore", "Attribute's length", UserWarning)
        name = common_name[:LONGEST_COMMON_NAME]
        return x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, "KZ"),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
                x509.NameAttribute(NameOID.COMMON_NAME, name, _validate=False),
                *number,
            ]
        )


def _key_usage(*, signs_documents: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs_documents,
        content_commitment=signs_documents,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs_documents,
        crl_sign=not signs_documents,
        encipher_only=False,
        decipher_only=False,
    )


def _common_name(certificate: x509.Certificate, of: str) -> str:
    # Read with asn1crypto, which does not complain of names in Kazakh (see `_subject`).
    read = asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
    return str(getattr(read, of).native["common_name"])


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)


def _read_certificate(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def _read_key(path: Path) -> rsa.RSAPrivateKey:
    # The primality check costs 50 ms a key; it guards against keys of strangers, this one is ours.
    key = serialization.load_pem_private_key(
        path.read_bytes(), password=None, unsafe_skip_rsa_key_validation=True
    )
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ValueError(f"{path.name}: an RSA key was expected")
    return key


def _write_key(path: Path, key: rsa.RSAPrivateKey) -> None:
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _write(path, pem, mode=0o600)


def _write_certificate(path: Path, certificate: x509.Certificate) -> None:
    _write(path, certificate.public_bytes(serialization.Encoding.PEM), mode=0o644)


def _write(path: Path, content: bytes, *, mode: int) -> None:
    """Whole or not at all, and never for a moment readable by others."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One process at a time founds the authority or issues a certificate."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
