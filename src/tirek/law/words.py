"""The words citations and explanations are made of, and how days, months and sums are written."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tirek.kernel.money import TIYN_IN_TENGE, Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import LANGUAGES, Language, Text, punctuated
from tirek.kernel.toml import read
from tirek.law.unknown import is_unknown

YEAR = re.compile(r"[12][0-9]{3}", re.ASCII)


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


def month_named(words: str) -> Month | None:
    """The month that words name in any language: «март 2026 г.», «2026 жылғы наурыз»."""
    said = re.findall(r"\w+", words.casefold())
    years = [int(one) for one in said if YEAR.fullmatch(one)]
    for names in (_table()["months"][language] for language in LANGUAGES):
        for number, name in enumerate(names, start=1):
            if years and name.casefold() in said:
                return Month.of(date(years[0], number, 1))
    return None


def with_numbers(says: Text, values: Mapping[str, object], language: Language) -> str:
    """A sentence with its numbers, in one language."""
    numbers = {name: number_text(value, language) for name, value in values.items()}
    return says.filled(language, **numbers)


def number_text(value: object, language: Language) -> str:
    """A sum, a number or a day in a sentence: «17 000», «1 740,50»; "?" while it is not known."""
    if is_unknown(value):
        return "?"
    if isinstance(value, Tenge):
        sum_ = value.rounded().tiyn
        tenge, tiyn = divmod(abs(sum_), TIYN_IN_TENGE)
        written = f"{tenge:,}.{tiyn:02}" if tiyn else f"{tenge:,}"
        return punctuated(f"-{written}" if sum_ < 0 else written, language)
    if isinstance(value, Decimal):
        return punctuated(f"{value.normalize():,f}", language)
    if isinstance(value, date):
        return day_text(value).in_(language)
    return str(value)
