"""What is told about hours of work below the pages: why something could not be done, papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class WorkTexts:
    """work_texts.toml."""

    refused: Mapping[str, Text]
    paper: Mapping[str, Text]
    signed: Mapping[str, Text]


@cache
def work_texts() -> WorkTexts:
    return toml.load(WorkTexts, Path(__file__).with_name("work_texts.toml"))
