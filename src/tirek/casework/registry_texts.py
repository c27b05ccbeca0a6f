"""What is told about the answers and the silence of registries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class Audiences:
    """One piece of news, to the citizen and to the officer."""

    citizen: Text
    officer: Text

    def about(self, **values: object) -> dict[str, Text]:
        """The words for `note_event`."""
        return {
            "citizen": self.citizen.format(**values),
            "officer": self.officer.format(**values),
        }


@dataclass(frozen=True)
class RegistryTexts:
    """wording/registries.toml."""

    about: Mapping[str, Text]
    answered: Audiences
    no_data: Audiences
    silent: Audiences
    refused: Mapping[str, Text]


@cache
def registry_texts() -> RegistryTexts:
    return toml.load(RegistryTexts, Path(__file__).with_name("wording") / "registries.toml")
