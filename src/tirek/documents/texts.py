"""The texts of this package, read once from texts.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class Refused:
    """Why a file was not taken."""

    empty: Text
    too_large: Text
    program: Text
    other_type: Text
    other_ending: Text
    broken: Text


@dataclass(frozen=True)
class Texts:
    refused: Refused


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
