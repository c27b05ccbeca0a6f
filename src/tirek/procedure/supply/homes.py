"""A service whose grant is a place in a home: what follows the decision, and where that is said."""

from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.cite import Cite


@dataclass(frozen=True)
class PlacesInHomes:
    """`follows` is what the person is told until somebody puts them on the list of a home."""

    follows: Text
    cites: tuple[Cite, ...]


def load_homes(folder: Path) -> PlacesInHomes | None:
    """What a service's folder says; None for one that brings nobody to a home."""
    path = folder / "homes.toml"
    return load(PlacesInHomes, path) if path.exists() else None
