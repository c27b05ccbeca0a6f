"""What is told about organisations that vouch for facts of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class VouchingTexts:
    """wording/vouching.toml."""

    told: Mapping[str, Text]
    refused: Mapping[str, Text]


@cache
def vouching_texts() -> VouchingTexts:
    return toml.load(VouchingTexts, Path(__file__).with_name("wording") / "vouching.toml")
