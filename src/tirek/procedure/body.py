"""The kinds of bodies that decide: row 1 of a standard names one, an office is of one or more."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.cite import Cite


@dataclass(frozen=True)
class Provider:
    """Row 1: who provides the service, in the words of the act, and which kind of body that is."""

    text: Text
    body: str
    cites: tuple[Cite, ...]

    def __post_init__(self) -> None:
        if self.body not in bodies():
            raise ValueError(f"{self.body!r} is no kind of body; there are {', '.join(bodies())}")


@dataclass(frozen=True)
class Bodies:
    """bodies.toml."""

    bodies: Mapping[str, Text]


@cache
def bodies() -> Mapping[str, Text]:
    """The name of each kind by its id, in the order of the file. Raises TomlError."""
    return load(Bodies, Path(__file__).with_name("bodies.toml")).bodies


def every_body() -> list[str]:
    """The ids of all kinds: what an office is until somebody says otherwise."""
    return list(bodies())
