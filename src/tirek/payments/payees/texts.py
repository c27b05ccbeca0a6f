"""The words of this room, read once from texts.toml; a missing or extra one is an error."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class Refused:
    """Why an account was not changed."""

    same: Text
    not_theirs: Text
    no_phone: Text
    not_yours: Text
    nothing: Text


@dataclass(frozen=True)
class Told:
    """What happened, in a sentence."""

    changed: Text
    cancelled: Text


@dataclass(frozen=True)
class Messages:
    """What is sent to a telephone."""

    changed: Text
    cancelled: Text


@dataclass(frozen=True)
class Texts:
    refused: Refused
    told: Told
    sms: Messages


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
