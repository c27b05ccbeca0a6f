"""The words of this package, read once from wording.toml; a missing or extra one is an error."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class Messages:
    """What a person is told by SMS, besides the question itself."""

    not_understood: Text
    declined: Text
    lapsed: Text
    late: Text
    not_registered: Text


@dataclass(frozen=True)
class RefusedWords:
    """Why a question was not sent."""

    not_offered: Text
    bad_phone: Text
    facts_missing: Text
    not_your_place: Text


@dataclass(frozen=True)
class WayWords:
    """What is agreed to on the page of a way, and what the person is told."""

    consent: Text
    consent_text: Text
    prepared: Text


@dataclass(frozen=True)
class ReplacementWords:
    """What is asked and told when what a case gave may be replaced."""

    question: Text
    queued: Text
    in_silence: Text
    declined: Text


@dataclass(frozen=True)
class Wording:
    messages: Messages
    way: WayWords
    replacement: ReplacementWords
    refused: RefusedWords


@cache
def wording() -> Wording:
    return toml.load(Wording, Path(__file__).with_name("wording.toml"))
