"""What is sent: a text in the person's language, written so that every telephone shows it."""

from __future__ import annotations

from dataclasses import dataclass

from tirek.kernel.text import Language, Text
from tirek.sms.gsm7 import parts
from tirek.sms.transliterate import transliterate


@dataclass(frozen=True, slots=True)
class Written:
    """The text as it leaves, and how many messages it takes."""

    content: str
    parts: int


def written(text: Text, language: Language) -> Written:
    """The text in that language as a short message."""
    content = transliterate(text.in_(language), language)
    return Written(content, parts(content))
