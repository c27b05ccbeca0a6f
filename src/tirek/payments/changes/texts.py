"""The words of this room, read once from texts.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class ChangeTexts:
    """`name`: what a change is called; `told`: how the timeline tells it."""

    name: Mapping[str, Text]
    told: Mapping[str, Text]
    refused: Mapping[str, Text]


@cache
def texts() -> ChangeTexts:
    return toml.load(ChangeTexts, Path(__file__).with_name("texts.toml"))
