"""The texts of this package, read once from texts.toml; a missing or extra one is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class Refused:
    """Why something was not written down."""

    not_ended: Text
    answered: Text
    nothing_said: Text
    not_a_share: Text
    not_entered_by_hand: Text


@dataclass(frozen=True)
class Paper:
    """What a report prints around its figures."""

    title: Text
    all_services: Text
    due_on: Text
    made_at: Text
    counted: Text
    head: tuple[Text, ...]
    counts: Text
    unknown: Mapping[str, Text]
    note: Text


@dataclass(frozen=True)
class Texts:
    """`told`: what the case says of the question."""

    refused: Refused
    told: Text
    paper: Paper
    columns: Mapping[str, Text]


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
