"""The words citations and explanations are made of, and how days and months are written."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.kernel.toml import read


@cache
def _table() -> dict[str, Any]:
    return read(Path(__file__).with_name("words.toml"))


@cache
def word(group: str, name: str) -> Text:
    """One text of words.toml."""
    return Text.of(_table()[group][name])


def day_text(day: date) -> Text:
    """A day in words: «2023 жылғы 11 желтоқсан», «11 декабря 2023 года»."""
    months = _table()["months"]
    return Text(
        f"{day.year} жылғы {day.day} {months['kk'][day.month - 1]}",
        f"{day.day} {months['ru_of'][day.month - 1]} {day.year} года",
        f"{day.day} {months['en'][day.month - 1]} {day.year}",
    )


def act_day_text(day: date) -> Text:
    """A day as an act's own date: «2023 жылғы 11 желтоқсандағы», «от 11 декабря 2023 года»."""
    months = _table()["months"]
    return Text(
        f"{day.year} жылғы {day.day} {months['kk_of'][day.month - 1]}",
        f"от {day.day} {months['ru_of'][day.month - 1]} {day.year} года",
        f"of {day.day} {months['en'][day.month - 1]} {day.year}",
    )


def month_text(month: Month) -> Text:
    """A month in words: «2025 жылғы қыркүйек», «сентябрь 2025 года»."""
    months = _table()["months"]
    return Text(
        f"{month.year} жылғы {months['kk'][month.month - 1]}",
        f"{months['ru'][month.month - 1]} {month.year} года",
        f"{months['en'][month.month - 1]} {month.year}",
    )
