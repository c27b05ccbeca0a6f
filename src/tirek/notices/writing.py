"""How days, months and money are written in Kazakh, Russian and English papers.

A number and its unit are held together by a no-break space. The forms of the months are data
(`texts/dates.toml`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month, Quarter
from tirek.kernel.text import Language, Text
from tirek.kernel.toml import load
from tirek.law.words import number_text

NBSP = "\u00a0"
HERE = ZoneInfo("Asia/Almaty")
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class _Kazakh:
    plain: str
    of: str
    at: str
    from_: str
    upto: str


@dataclass(frozen=True)
class _Russian:
    plain: str
    of: str


@dataclass(frozen=True)
class _MonthForms:
    kk: _Kazakh
    ru: _Russian
    en: str

    def form(self, language: Language, case: str) -> str:
        """Case: plain, of, at, from or upto; Russian and English need fewer."""
        if language == "kk":
            return str(getattr(self.kk, "from_" if case == "from" else case))
        if language == "ru":
            return self.ru.plain if case in ("plain", "upto") else self.ru.of
        return self.en


@dataclass(frozen=True)
class _Dates:
    month: tuple[_MonthForms, ...]
    patterns: Mapping[str, Text]


@cache
def _dates() -> _Dates:
    return load(_Dates, Path(__file__).parent / "texts" / "dates.toml")


def day(on: date, language: Language, *, case: str = "plain") -> str:
    """As in "2026 жылғы 20 қараша", "20 ноября 2026 года"; cases "of", "at" are Kazakh forms."""
    # A Russian day always stands before the genitive: 20 ноября.
    russian_or_given = "of" if language == "ru" else case
    month_form = _dates().month[on.month - 1].form(language, russian_or_given)
    return _written("day", language, year=on.year, day=on.day, month=month_form)


def month(which: Month, language: Language, *, case: str = "plain") -> str:
    """As in "2025 жылғы қыркүйек", "сентябрь 2025 года"."""
    form = _dates().month[which.month - 1].form(language, case)
    return _written("month", language, year=which.year, month=form)


def span(first: Month, last: Month, language: Language) -> str:
    """Both months included; of one month the month alone is named with "from"."""
    if first == last:
        return _written("only", language, month=month(first, language))
    return _written(
        "span",
        language,
        first=month(first, language, case="from"),
        last=month(last, language, case="upto"),
    )


def period(written: str, months: Sequence[Month], language: Language) -> str:
    """A month ("2025-09") or a quarter ("2025-Q3"); of a part of a quarter its months too."""
    if "Q" not in written:
        return month(Month.parse(written), language)
    quarter = Quarter.parse(written)
    whole = _written("quarter", language, year=quarter.year, quarter=_ROMAN[quarter.number - 1])
    if tuple(months) == quarter.months:
        return whole
    names = [_dates().month[one.month - 1].form(language, "plain") for one in months]
    return _written("part", language, period=whole, months=", ".join(names))


def months(which: Sequence[Month], language: Language) -> str:
    """Months in a row as one stretch: "маусым – тамыз" with their years, others after commas."""
    runs: list[list[Month]] = []
    for one in sorted(which):
        if runs and runs[-1][-1].next == one:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(_run(run, language) for run in runs)


def _run(run: Sequence[Month], language: Language) -> str:
    first = month(run[0], language)
    return first if len(run) == 1 else f"{first} – {month(run[-1], language)}"


def time(at: datetime, language: Language) -> str:
    """Day and time of an instant, on the clocks of Kazakhstan."""
    local = at.astimezone(HERE)
    return _written("time", language, day=day(local.date(), language), time=f"{local:%H:%M}")


def money(sum_: Tenge, language: Language) -> str:
    """As in "12 975 теңге", "12 975 тенге"."""
    return _written("money", language, amount=number_text(sum_, language))


def _written(pattern: str, language: Language, **values: object) -> str:
    return _dates().patterns[pattern].in_(language).format_map(values)
