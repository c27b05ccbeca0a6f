"""Why somebody else must look at a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class FourEyesTexts:
    """wording/four_eyes.toml."""

    refused: Mapping[str, Text]
    overrule: Mapping[str, Text]


@cache
def four_eyes_texts() -> FourEyesTexts:
    return toml.load(FourEyesTexts, Path(__file__).with_name("wording") / "four_eyes.toml")
