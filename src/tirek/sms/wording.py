"""The words of this package, read once from wording.toml; a missing or extra one is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class RefusedWords:
    """Why a code is not sent or not accepted."""

    too_many: Text
    wrong: Text
    no_tries_left: Text
    expired: Text
    used: Text
    something_else: Text
    bad_phone: Text


@dataclass(frozen=True)
class Wording:
    """`codes`: what the message with a code says, by purpose."""

    codes: Mapping[str, Text]
    refused: RefusedWords


@cache
def wording() -> Wording:
    return toml.load(Wording, Path(__file__).with_name("wording.toml"))
