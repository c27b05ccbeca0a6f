"""Where notices keep their things, as the settings say."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def notices_folder() -> Path:
    """The folder of the signed files."""
    return Path(settings.VAR) / "notices"


def verification_address() -> str:
    """Address of the public verification page, to be followed by a code and "/"."""
    return f"{settings.TIREK_ADDRESS.rstrip('/')}/verify/"
