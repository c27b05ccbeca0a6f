"""Dates, months and money as Kazakh, Russian and English papers write them.

A number and the word it belongs to are held together by a no-break space.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from tirek.kernel.period import Month
from tirek.kernel.text import Language, punctuated
from tirek.law.words import day_text, month_text
from tirek.web.texts import text_in

PLACE_OF_TIME = ZoneInfo("Asia/Almaty")
NBSP = "\u00a0"
TENGE = "₸"
NUMBER_AND_WORD = re.compile(r"(?<=\d) (?=\D)")

WEEKDAYS: Mapping[Language, tuple[str, ...]] = {
    "kk": ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"),
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
KILOBYTE = 1024
QUARTER = re.compile(r"(\d{4})-Q([1-4])")


def as_day(value: date | datetime | str) -> date:
    """A day from a date, an ISO text or an instant (its day in Kazakhstan)."""
    if isinstance(value, datetime):
        return value.astimezone(PLACE_OF_TIME).date()
    return value if isinstance(value, date) else date.fromisoformat(value)


def day(value: date | datetime | str, language: Language) -> str:
    """ "2026 жылғы 20 қараша", "20 ноября 2026 года", "20 November 2026"."""
    return _held(day_text(as_day(value)).in_(language))


def day_short(value: date | datetime | str, language: Language) -> str:
    """ "20.11.2026"; English "20 Nov 2026", which nobody reads as a month first."""
    on = as_day(value)
    if language == "en":
        day_, month_, year = day_text(on).en.split()
        return NBSP.join((day_, month_[:3], year))
    return f"{on:%d.%m.%Y}"


def weekday(value: date | datetime | str, language: Language) -> str:
    """Name of the day of the week."""
    return WEEKDAYS[language][as_day(value).weekday()]


def moment(value: datetime, language: Language) -> str:
    """A day and the time in Kazakhstan: "20 ноября 2026 года, 14:05"."""
    return f"{day(value, language)}, {value.astimezone(PLACE_OF_TIME):%H:%M}"


def month(value: str, language: Language) -> str:
    """A month ("2025-09") or a quarter ("2025-Q3") in words."""
    quarter = QUARTER.fullmatch(value)
    if quarter:
        return _quarter(quarter[1], quarter[2], language)
    return _held(month_text(Month.parse(value)).in_(language))


def month_of_year(number: int, language: Language) -> str:
    """The name of a month by itself: "қыркүйек", "сентябрь", "September"."""
    words = month_text(Month.parse(f"2000-{number:02}")).in_(language).split()
    return words[-1] if language == "kk" else words[0]


def year(number: int, language: Language) -> str:
    """ "2026 жыл", "2026 год", "2026"."""
    words = {"kk": f"{number}{NBSP}жыл", "ru": f"{number}{NBSP}год"}
    return words.get(language, str(number))


def months(first: str, last: str, language: Language) -> str:
    """ "октябрь – декабрь 2026 года": a run of months, the year once where it is the same."""
    if first == last:
        return month(first, language)
    begins, ends = month(first, language), month(last, language)
    if first[:4] != last[:4]:
        return f"{begins} – {ends}"
    if language == "kk":
        return f"{begins} – {ends.removeprefix(_year(first, language))}"
    return f"{begins.removesuffix(_year(first, language))} – {ends}"


def size(length: int, language: Language) -> str:
    """A file's size: "84 КБ", "1,2 МБ"."""
    kilobytes = max(1, round(length / KILOBYTE))
    if kilobytes < KILOBYTE:
        return _held(text_in(language, "web.count.kilobytes", size=number(kilobytes, language)))
    megabytes = number(round(Decimal(kilobytes) / KILOBYTE, 1), language)
    return _held(text_in(language, "web.count.megabytes", size=megabytes))


def money(value: Decimal | int | str, language: Language) -> str:
    """ "12 975 ₸"; tiyn only where there are some: "10 485,33 ₸"; English "10,485.33 ₸"."""
    sum_ = Decimal(str(value))
    written = f"{sum_:,.0f}" if sum_ == sum_.to_integral_value() else f"{sum_:,.2f}"
    return f"{punctuated(written, language)}{NBSP}{TENGE}"


def number(value: Decimal | int | str, language: Language) -> str:
    """A number with groups of three digits and no idle zeros: "6,5", "112 059"."""
    written = f"{Decimal(str(value)):,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return punctuated(written, language)


def _year(period: str, language: Language) -> str:
    """What a month's name and the year have between them, with the year."""
    year = period[:4]
    if language == "kk":
        return f"{year}{NBSP}жылғы "
    return f" {year}{NBSP}года" if language == "ru" else f" {year}"


def _quarter(year: str, ordinal: str, language: Language) -> str:
    if language == "kk":
        return f"{year}{NBSP}жылғы {ordinal}-тоқсан"
    if language == "ru":
        return f"{ordinal}{NBSP}квартал {year}{NBSP}года"
    return f"Quarter{NBSP}{ordinal} of {year}"


def _held(written: str) -> str:
    return NUMBER_AND_WORD.sub(NBSP, written)
