"""What is told of places in homes below the pages: why not, and what an SMS says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class StayTexts:
    """stay_texts.toml."""

    refused: Mapping[str, Text]
    sms: Mapping[str, Text]


@cache
def stay_texts() -> StayTexts:
    return toml.load(StayTexts, Path(__file__).with_name("stay_texts.toml"))
