"""The files of this package: the table of a choice, why a row is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.lifecycle import Lifecycle, load_lifecycle

FOLDER = Path(__file__).parent
HOLDING = ("chosen", "served")
"""Stages at which a person takes one of the places of an organisation."""
PLANNED, VISITED = "Planned", "Visited"
"""What an organisation writes of its work: it changes nothing of how the person stands."""


@dataclass(frozen=True)
class Faults:
    """Why a row is refused, by the code of the fault."""

    refused: Mapping[str, Text]


def taker_table() -> Lifecycle:
    """How one person stands in a service. Raises TomlError."""
    return load_lifecycle(FOLDER / "taker.toml")


@cache
def faults() -> Mapping[str, Text]:
    """What faults.toml holds. Raises TomlError."""
    return load(Faults, FOLDER / "faults.toml").refused
