"""What is told about the hearing before a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class HearingTexts:
    """wording/hearing.toml."""

    way: Mapping[str, Text]
    answer: Mapping[str, Text]
    outcome: Mapping[str, Text]
    told: Mapping[str, Text]
    refused: Mapping[str, Text]


@cache
def hearing_texts() -> HearingTexts:
    return toml.load(HearingTexts, Path(__file__).with_name("wording") / "hearing.toml")
