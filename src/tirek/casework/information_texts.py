"""What is told about more information asked of the applicant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class InformationTexts:
    """wording/information.toml."""

    told: Mapping[str, Text]
    refused: Mapping[str, Text]


@cache
def information_texts() -> InformationTexts:
    return toml.load(InformationTexts, Path(__file__).with_name("wording") / "information.toml")
