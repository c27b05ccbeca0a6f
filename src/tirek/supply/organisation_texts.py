"""What is told of chosen organisations below the pages: why not, and what an SMS says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class OrganisationTexts:
    """organisation_texts.toml; `told` is how the timeline of a case tells the choice."""

    refused: Mapping[str, Text]
    sms: Mapping[str, Text]
    told: Mapping[str, Text]


@cache
def organisation_texts() -> OrganisationTexts:
    return toml.load(OrganisationTexts, Path(__file__).with_name("organisation_texts.toml"))
