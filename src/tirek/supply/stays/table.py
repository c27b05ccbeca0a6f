"""The files of this package: the table of a stay, where its events are named, its readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.law.reading import Reading, load_readings
from tirek.procedure.cite import Cite
from tirek.procedure.lifecycle import Lifecycle, load_lifecycle

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Basis:
    """Where each event is named, by its kind; why a row is refused, by the code of the fault."""

    events: Mapping[str, Cite]
    refused: Mapping[str, Text]


def stay_table() -> Lifecycle:
    """The stay of one person. Raises TomlError."""
    return load_lifecycle(FOLDER / "stay.toml")


@cache
def basis() -> Basis:
    """What basis.toml holds. Raises TomlError."""
    return load(Basis, FOLDER / "basis.toml")


@cache
def stay_readings() -> Mapping[str, Reading]:
    """The doubts about a stay by id. Raises TomlError."""
    return {one.id: one for one in load_readings(FOLDER)}


def applied(chosen: Mapping[str, str]) -> dict[str, str]:
    """The option of every reading, those chosen instead of the usual ones.

    Raises LookupError for a reading or an option that is not there.
    """
    known = stay_readings()
    for id_, option in chosen.items():
        if id_ not in known or option not in known[id_].options:
            raise LookupError(f"no reading {id_!r} with an option {option!r}")
    return {id_: chosen.get(id_, one.applied) for id_, one in known.items()}
