"""The pages of the tour, from stops.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Stop:
    """One page of the tour; the fields are those of stops.toml."""

    chapter: str
    person: str
    page: str
    language: str
    words: str
    act: str = ""

    def picture(self, size: str) -> str:
        """The file name of its picture in that size."""
        return f"{self.page.replace(':', '-')}-{self.language}-{size}.png"


def _read() -> tuple[Stop, ...]:
    told = tomllib.loads(Path(__file__).with_name("stops.toml").read_text(encoding="utf-8"))
    return tuple(Stop(**one) for one in told["stops"])


STOPS = _read()
