"""The official texts that editions quote: only their names and SHA-256 are part of the project."""

from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load


@dataclass(frozen=True)
class Source:
    """One official text."""

    id: str
    file: str
    sha256: str
    title: Text


@dataclass(frozen=True)
class _SourceFile:
    source: tuple[Source, ...]


def load_sources(folder: Path) -> tuple[Source, ...]:
    """Every text of `sources.toml`."""
    return load(_SourceFile, folder / "sources.toml").source
