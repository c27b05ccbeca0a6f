"""What is told about conclusions of commissions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class ConclusionTexts:
    """wording/conclusions.toml."""

    told: Mapping[str, Text]
    refused: Mapping[str, Text]


@cache
def conclusion_texts() -> ConclusionTexts:
    return toml.load(ConclusionTexts, Path(__file__).with_name("wording") / "conclusions.toml")
