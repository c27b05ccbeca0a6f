"""What is told about the work on a case: who does it, and when it is put aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class WorkTexts:
    """wording/work.toml."""

    told: Mapping[str, Text]
    refused: Mapping[str, Text]


@cache
def work_texts() -> WorkTexts:
    return toml.load(WorkTexts, Path(__file__).with_name("wording") / "work.toml")
