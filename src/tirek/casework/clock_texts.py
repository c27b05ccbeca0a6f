"""What is told about the term of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class ClockTexts:
    """wording/clock.toml."""

    told: Mapping[str, Text]
    step: Mapping[str, Text]
    who: Mapping[str, Text]
    refused: Mapping[str, Text]


@cache
def clock_texts() -> ClockTexts:
    return toml.load(ClockTexts, Path(__file__).with_name("wording") / "clock.toml")
