"""Invented content of the catalogue, in the language of the page."""

from datetime import UTC, datetime

from tirek.web import formats
from tirek.web.language import current
from tirek.web.texts import text

NUMBER = "ZHK-2026-000123"
TODAY = datetime(2026, 11, 21, 5, 5, tzinfo=UTC)
SUM = 12_975


def say(name: str, /, **values: object) -> str:
    """An invented sentence."""
    return text(f"web.kit.say_{name}", **values)


def money(times: int = 1) -> str:
    """An invented sum."""
    return formats.money(SUM * times, current())


def day(iso: str) -> str:
    """A day in words."""
    return formats.day(iso, current())
