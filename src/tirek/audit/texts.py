"""The texts of this package, read once from texts.toml; a missing or extra one is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class Verifying:
    """What `tirek audit` says of its work."""

    progress: Text
    whole: Text
    broken: Text
    more: Text
    sealed: Text
    nothing_to_seal: Text
    exported: Text


@dataclass(frozen=True)
class Texts:
    """`parts`: what is walked; `broken`: what can be wrong; `left_out`: what an export lacks."""

    parts: Mapping[str, Text]
    broken: Mapping[str, Text]
    verifying: Verifying
    left_out: Mapping[str, Text]
    readme: Text


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
