"""What is told about a queue below the pages: why something could not be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class QueueTexts:
    """texts.toml."""

    refused: Mapping[str, Text]


@cache
def texts() -> QueueTexts:
    return toml.load(QueueTexts, Path(__file__).with_name("texts.toml"))
