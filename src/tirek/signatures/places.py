"""Where signatures find keys and trusted authorities, as the settings say."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from asn1crypto import crl, pem, x509
from cryptography import x509 as pyca
from django.conf import settings

from tirek.signatures.pki import Authority
from tirek.signatures.trust import Trust

CERTIFICATES = (".crt", ".cer", ".pem")


def authority(*, at: datetime) -> Authority:
    """The test certificate authority of this installation; made if there is none yet."""
    return Authority.open(Path(settings.VAR) / "pki", at=at)


def trusted_root() -> pyca.Certificate | None:
    """The root of the test authority; checking never founds one."""
    path = Path(settings.VAR) / "pki" / "root.crt"
    return pyca.load_pem_x509_certificate(path.read_bytes()) if path.exists() else None


def trust() -> Trust:
    """Whom signatures are trusted from: the folder TIREK_TRUST, and the test authority if allowed.

    In the folder: certificates (.crt, .cer, .pem) of root and issuing authorities, lists of
    revoked certificates (.crl), each PEM or DER. A file that is none of these is an error.
    """
    folder = Path(settings.TIREK_TRUST)
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    if settings.TIREK_TEST_KEYS:
        files += [Path(settings.VAR) / "pki" / name for name in ("root.crt", "issuing.crt")]
    found = [each for each in files if each.exists()]
    return Trust.of(
        [x509.Certificate.load(_der(each)) for each in found if each.suffix in CERTIFICATES],
        [crl.CertificateList.load(_der(each)) for each in found if each.suffix == ".crl"],
    )


def _der(path: Path) -> bytes:
    content = path.read_bytes()
    return bytes(pem.unarmor(content)[2]) if pem.detect(content) else content
