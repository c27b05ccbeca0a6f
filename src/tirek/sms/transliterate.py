"""Kazakh and Russian written in the alphabet of short messages; the table is data beside."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel.text import Language
from tirek.kernel.toml import load
from tirek.sms.gsm7 import BASIC, EXTENDED

UNKNOWN = "?"


@dataclass(frozen=True)
class Tables:
    """Small letters of each language, and signs that are the same in both."""

    kazakh: Mapping[str, str]
    russian: Mapping[str, str]
    signs: Mapping[str, str]

    def of(self, language: Language) -> Mapping[str, str]:
        """The table of the language; letters it lacks come from the other one."""
        if language == "kk":
            return {**self.russian, **self.kazakh, **self.signs}
        return {**self.kazakh, **self.russian, **self.signs}


@cache
def tables() -> Tables:
    return load(Tables, Path(__file__).with_name("transliteration.toml"))


def transliterate(text: str, language: Language) -> str:
    """The text with every letter in the alphabet of short messages, whatever stood in it.

    Latin text stays as it is. A letter that nothing is known of becomes a question mark.
    """
    table = tables().of(language)
    shouted = text.upper() == text  # ШШ is SHSH, Шш is Shsh
    return "".join(
        _written(letter, table, shouted) for letter in unicodedata.normalize("NFC", text)
    )


def _written(letter: str, table: Mapping[str, str], shouted: bool) -> str:
    if letter in BASIC or letter in EXTENDED:
        return letter
    small = letter.lower()
    if letter in table:
        return table[letter]
    if small in table:
        return table[small].upper() if shouted else table[small].capitalize()
    bare = unicodedata.normalize("NFKD", letter)
    return "".join(one for one in bare if one in BASIC or one in EXTENDED) or UNKNOWN
