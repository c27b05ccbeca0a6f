"""The situation of life a service answers, in the words people use for it."""

from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load


@dataclass(frozen=True)
class InSituation:
    """In which situation a service helps, in which order among others, and its plain name."""

    situation: str
    order: int
    title: Text


def load_situation(folder: Path) -> InSituation | None:
    """What a service's folder says; None for one that no situation of life leads to."""
    path = folder / "situation.toml"
    return load(InSituation, path) if path.exists() else None
