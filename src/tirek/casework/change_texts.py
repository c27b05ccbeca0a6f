"""What is told about reported changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class ChangeTexts:
    """wording/changes.toml."""

    told: Mapping[str, Text]
    refused: Mapping[str, Text]


@cache
def change_texts() -> ChangeTexts:
    return toml.load(ChangeTexts, Path(__file__).with_name("wording") / "changes.toml")
