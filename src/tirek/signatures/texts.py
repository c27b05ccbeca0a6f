"""What is said of signatures, read once from texts.toml; a missing or extra text is an error."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from tirek.kernel import toml
from tirek.kernel.text import Text

HERE = ZoneInfo("Asia/Almaty")


@dataclass(frozen=True)
class KeptKeyTexts:
    """Why a key that Tirek keeps may not sign."""

    expired: Text
    not_yet_valid: Text


@dataclass(frozen=True)
class RefusedTexts:
    """Why a signature is not accepted; the names are those of `verdict.Refusal`."""

    broken: Text
    another_document: Text
    wrong_person: Text
    no_iin: Text
    iin_unknown: Text
    expired: Text
    not_yet_valid: Text
    revoked: Text
    not_for_signing: Text
    not_trusted: Text
    missing: Text
    not_verifiable: Text
    challenge_over: Text


@dataclass(frozen=True)
class KeptTexts:
    """What was not checked, and why; the names are those of `verdict.Doubt`."""

    gost: Text
    silent: Text
    revocation_not_checked: Text


@dataclass(frozen=True)
class StateTexts:
    """What a signature is worth."""

    verified: Text
    kept_not_verified: Text
    failed: Text


@dataclass(frozen=True)
class MethodTexts:
    """How a signature was made."""

    cms: Text
    code: Text
    pades: Text
    paper: Text


@dataclass(frozen=True)
class Texts:
    kept_key: KeptKeyTexts
    refused: RefusedTexts
    kept: KeptTexts
    states: StateTexts
    methods: MethodTexts


@cache
def texts() -> Texts:
    """The texts. Raises TomlError."""
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))


def on_day(instant: datetime) -> str:
    """The day of the instant in Kazakhstan as papers print it in every language: 31.12.2026."""
    return f"{instant.astimezone(HERE):%d.%m.%Y}"
