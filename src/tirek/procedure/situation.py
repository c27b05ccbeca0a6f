"""The situation of life a service answers, in the words people use for it."""

from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load


@dataclass(frozen=True)
class Also:
    """Another situation in which the service helps, and its place there among others."""

    situation: str
    order: int


@dataclass(frozen=True)
class InSituation:
    """In which situations a service helps, in which order among others, and its plain name."""

    situation: str
    order: int
    title: Text
    also: tuple[Also, ...] = ()

    def order_in(self, situation: str) -> int | None:
        """Its place among the services that help there; None where it does not help."""
        orders = {one.situation: one.order for one in self.also} | {self.situation: self.order}
        return orders.get(situation)


def load_situation(folder: Path) -> InSituation | None:
    """What a service's folder says; None for one that no situation of life leads to."""
    path = folder / "situation.toml"
    return load(InSituation, path) if path.exists() else None
