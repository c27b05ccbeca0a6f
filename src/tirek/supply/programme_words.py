"""What a change of the individual programme is called where it is the reason for something."""

from __future__ import annotations

from tirek.kernel.text import Text
from tirek.supply.texts import texts


def why_of(change: str, thing: str) -> Text:
    """In words of the thing that it changed, where it has its own."""
    said = texts().programme
    return said.get(f"{change}_{thing}") or said[change]
