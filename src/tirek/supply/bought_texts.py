"""What is told of public procurement below the pages: why something could not be done, papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class BoughtTexts:
    """bought_texts.toml."""

    refused: Mapping[str, Text]
    travel: Mapping[str, Text]
    signed: Mapping[str, Text]


@cache
def bought_texts() -> BoughtTexts:
    return toml.load(BoughtTexts, Path(__file__).with_name("bought_texts.toml"))
