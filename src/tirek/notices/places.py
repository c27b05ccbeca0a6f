"""Where notices keep their things, as the settings say."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cryptography import x509
from django.conf import settings

from tirek.signatures.pki import Authority


def notices_folder() -> Path:
    """The folder of the signed files."""
    return Path(settings.VAR) / "notices"


def authority(*, at: datetime) -> Authority:
    """The test certificate authority of this installation; made if there is none yet."""
    return Authority.open(Path(settings.VAR) / "pki", at=at)


def trusted_root() -> x509.Certificate | None:
    """The root all signatures of this installation lead to; checking never founds an authority."""
    path = Path(settings.VAR) / "pki" / "root.crt"
    return x509.load_pem_x509_certificate(path.read_bytes()) if path.exists() else None


def verification_address() -> str:
    """Address of the public verification page, to be followed by a code and "/"."""
    return f"{settings.TIREK_ADDRESS.rstrip('/')}/verify/"
