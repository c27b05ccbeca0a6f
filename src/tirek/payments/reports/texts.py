"""Titles and headings of the reports on money, read once from texts.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class Texts:
    title: Mapping[str, Text]
    about: Mapping[str, Text]
    head: Mapping[str, Text]
    paid_to: Mapping[str, Text]
    status: Mapping[str, Text]
    total: Text
    yes: Text
    no: Text
    too_long: Text


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
