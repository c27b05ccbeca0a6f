"""Whose word stands behind facts of a service: the vouching.toml of its folder."""

from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load


@dataclass(frozen=True)
class Issued:
    """How the organisation issues the paper itself, electronically.

    What the paper is called (a line that is all capitals is printed large), the sentence on it
    ({child}, {begins}, {ends} and {basis}), whoever signs it; `prolonged` is the change of
    changes.toml as which a decided case learns that the paper holds longer.
    """

    title: Text
    sentence: Text
    position: Text
    prolonged: str


@dataclass(frozen=True)
class Vouches:
    """A paper whose issuer vouches for `facts`, and can say that it holds no more.

    `registry` tells the same facts and names the issuer; the first of the facts is the day it
    begins, `until` the last day, which moves when the paper ends before its time; `ended` is that
    in words. `issued` is there where the organisation may issue it in Tirek.
    """

    registry: str
    paper: Text
    facts: tuple[str, ...]
    until: str
    ended: Text
    issued: Issued | None = None

    @property
    def since(self) -> str:
        """The fact that is the first day of the paper."""
        return self.facts[0]


@dataclass(frozen=True)
class _File:
    vouches: tuple[Vouches, ...]


def load_vouching(folder: Path) -> tuple[Vouches, ...]:
    """The papers of a service's folder; none where nobody is asked to vouch. Raises TomlError."""
    path = folder / "vouching.toml"
    return load(_File, path).vouches if path.exists() else ()
