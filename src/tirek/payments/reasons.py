"""The reasons for leaving a period out of a register, in three languages."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import read

FILE = Path(__file__).with_name("reasons.toml")


@cache
def _texts() -> dict[str, Text]:
    return {code: Text.of(entry) for code, entry in read(FILE).items()}


def reason(code: str, **values: object) -> Text:
    """The text of a reason; a code that reasons.toml does not have is a KeyError."""
    return _texts()[code].format(**values)


def joined(texts: Sequence[Text]) -> Text:
    """Several sentences one after the other, in each language."""
    return Text(
        kk=" ".join(text.kk for text in texts),
        ru=" ".join(text.ru for text in texts),
        en=" ".join(text.in_("en") for text in texts),
    )


def months_text(months: Sequence[str]) -> str:
    """["2025-10", "2025-11"] -> "10.2025, 11.2025": read alike in the three languages."""
    return ", ".join(f"{month[5:]}.{month[:4]}" for month in months)
