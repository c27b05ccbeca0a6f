"""Where an act is silent or doubtful: the question, the possible readings, the one applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load


@dataclass(frozen=True)
class Reading:
    """One doubt. `matters_when` names the rule that says whether it took part in a case.

    A doubt of the procedure, which no rule asks, has none.
    """

    id: str
    question: Text
    applied: str
    why: Text
    options: Mapping[str, Text]
    matters_when: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class _ReadingFile:
    reading: tuple[Reading, ...] = ()


def load_readings(folder: Path) -> tuple[Reading, ...]:
    """The readings of a service; a service without doubts has no file."""
    path = folder / "readings.toml"
    return load(_ReadingFile, path).reading if path.exists() else ()
