"""Whose word stands behind facts of a service: the vouching.toml of its folder."""

from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load


@dataclass(frozen=True)
class Vouches:
    """A paper whose issuer vouches for `facts`, and can say that it holds no more.

    `registry` tells the same facts and names the issuer; `until` is the fact that moves when the
    paper ends before its time; `ended` is that in words.
    """

    registry: str
    paper: Text
    facts: tuple[str, ...]
    until: str
    ended: Text


@dataclass(frozen=True)
class _File:
    vouches: tuple[Vouches, ...]


def load_vouching(folder: Path) -> tuple[Vouches, ...]:
    """The papers of a service's folder; none where nobody is asked to vouch. Raises TomlError."""
    path = folder / "vouching.toml"
    return load(_File, path).vouches if path.exists() else ()
