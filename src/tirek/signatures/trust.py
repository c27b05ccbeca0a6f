"""Whom a signature may be trusted from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import crl, x509


@dataclass(frozen=True, slots=True)
class Trust:
    """Root authorities, the authorities below them, and lists of revoked certificates."""

    roots: tuple[x509.Certificate, ...]
    issuing: tuple[x509.Certificate, ...] = ()
    revoked: tuple[crl.CertificateList, ...] = ()

    @classmethod
    def of(
        cls, certificates: Iterable[x509.Certificate], revoked: Iterable[crl.CertificateList] = ()
    ) -> Trust:
        """A certificate that its own subject issued is a root."""
        found = list(certificates)
        return cls(
            roots=tuple(each for each in found if each.issuer == each.subject),
            issuing=tuple(each for each in found if each.issuer != each.subject),
            revoked=tuple(revoked),
        )

    def tells_revoked(self, certificate: x509.Certificate, at: datetime) -> bool:
        """Whether there is a list of the certificate's issuer that still holds at `at`."""
        return any(each.issuer == certificate.issuer and _holds(each, at) for each in self.revoked)


def _holds(found: crl.CertificateList, at: datetime) -> bool:
    until = found["tbs_cert_list"]["next_update"].native
    return until is None or at <= until
