"""What a service lets its own cases tell: is somebody else paid for the same person and time?"""

from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.toml import load


@dataclass(frozen=True)
class OwnCases:
    """Paths of two facts: the one Tirek's own cases answer, and the last day asked for."""

    paid_to_another: str
    until: str


def load_own_cases(folder: Path) -> OwnCases | None:
    """What a service's folder says; None for one whose cases tell nothing of each other."""
    path = folder / "own_cases.toml"
    return load(OwnCases, path) if path.exists() else None
