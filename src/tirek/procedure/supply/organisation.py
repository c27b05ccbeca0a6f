"""A service whose recipient, once it is granted, chooses the organisation that gives it."""

from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.cite import Cite

CHOSEN = "OrganisationChosen"
"""The event of a case by which the choice is known to it."""


@dataclass(frozen=True)
class ChoiceOfOrganisation:
    """`step` is the term of the passport within which one chooses; `statement` what the person
    signs, with {organisation}."""

    step: str
    statement: Text
    cites: tuple[Cite, ...]


def load_organisation(folder: Path) -> ChoiceOfOrganisation | None:
    """What a service's folder says; None for one whose organisation nobody chooses."""
    path = folder / "organisation.toml"
    return load(ChoiceOfOrganisation, path) if path.exists() else None
