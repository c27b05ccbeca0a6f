"""Why something about a supplier's money could not be done: texts.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class Texts:
    """Refusals by what is missing; what a supplier is told by SMS, by what happened."""

    refused: Mapping[str, Text]
    sms: Mapping[str, Text]


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
