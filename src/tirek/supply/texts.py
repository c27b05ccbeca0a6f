"""What is told of a queue and of the market below the pages: why not, and what an SMS says."""

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
    sms: Mapping[str, Text]
    bought_sms: Mapping[str, Text]
    outage: Text
    anew: Mapping[str, Text]
    gone: Mapping[str, Text]
    programme: Mapping[str, Text]
    programme_sms: Mapping[str, Text]


@cache
def texts() -> QueueTexts:
    return toml.load(QueueTexts, Path(__file__).with_name("texts.toml"))
