"""The words of letters about money, read once from texts.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class LetterTexts:
    """`title`: by the kind of event; `state`: how a period stands; `signed`: in the signature."""

    signed: Text
    title: Mapping[str, Text]
    label: Mapping[str, Text]
    head: Mapping[str, Text]
    state: Mapping[str, Text]
    body: Mapping[str, Text]
    position: Mapping[str, Text]


@cache
def texts() -> LetterTexts:
    return toml.load(LetterTexts, Path(__file__).with_name("texts.toml"))
