"""What is told about certificates that organisations issue in Tirek."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class AttestationTexts:
    """wording/attestations.toml."""

    told: Mapping[str, Text]
    basis: Mapping[str, Text]
    refused: Mapping[str, Text]


@cache
def attestation_texts() -> AttestationTexts:
    path = Path(__file__).with_name("wording") / "attestations.toml"
    return toml.load(AttestationTexts, path)
