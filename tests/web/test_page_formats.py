"""Dates, months and money as the papers of Kazakhstan write them."""

from datetime import UTC, date, datetime

import pytest

from tirek.web import formats

NBSP = "\u00a0"


def plain(written: str) -> str:
    return written.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", "2026 жылғы 20 қараша"),
        ("ru", "20 ноября 2026 года"),
        ("en", "20 November 2026"),
    ],
)
def test_a_day_in_words(language, expected):
    assert plain(formats.day(date(2026, 11, 20), language)) == expected
    assert plain(formats.day("2026-11-20", language)) == expected


def test_a_number_is_held_to_its_word():
    assert formats.day("2026-11-20", "kk") == f"2026{NBSP}жылғы 20{NBSP}қараша"
    assert formats.day("2026-11-20", "ru") == f"20{NBSP}ноября 2026{NBSP}года"


def test_the_day_of_an_instant_is_that_of_kazakhstan():
    late = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
    assert plain(formats.day(late, "ru")) == "21 ноября 2026 года"
    assert plain(formats.moment(late, "ru")) == "21 ноября 2026 года, 01:30"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", "02.01.2026"), ("ru", "02.01.2026"), ("en", "2 Jan 2026")],
)
def test_a_day_in_figures(language, expected):
    assert plain(formats.day_short(date(2026, 1, 2), language)) == expected


@pytest.mark.parametrize("month", range(1, 13))
def test_english_short_months_have_three_letters(month):
    day, name, year = plain(formats.day_short(date(2026, month, 12), "en")).split(" ")
    assert (day, len(name), year) == ("12", 3, "2026")


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        ("12975.00", "kk", "12 975 ₸"),
        ("12975.00", "ru", "12 975 ₸"),
        ("12975.00", "en", "12,975 ₸"),
        ("10485.33", "kk", "10 485,33 ₸"),
        ("10485.33", "en", "10,485.33 ₸"),
        ("0.00", "ru", "0 ₸"),
        ("1234567.50", "ru", "1 234 567,50 ₸"),
    ],
)
def test_money_has_tiyn_only_where_there_are_some(value, language, expected):
    written = formats.money(value, language)
    assert plain(written) == expected
    assert " " not in written


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        ("2025-09", "kk", "2025 жылғы қыркүйек"),
        ("2025-09", "ru", "сентябрь 2025 года"),
        ("2025-09", "en", "September 2025"),
        ("2025-Q3", "kk", "2025 жылғы 3-тоқсан"),
        ("2025-Q3", "ru", "3 квартал 2025 года"),
        ("2025-Q3", "en", "Quarter 3 of 2025"),
    ],
)
def test_months_and_quarters(value, language, expected):
    assert plain(formats.month(value, language)) == expected


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [("6.5", "kk", "6,5"), ("6.50", "en", "6.5"), ("3", "ru", "3"), (112059, "ru", "112 059")],
)
def test_numbers(value, language, expected):
    assert plain(formats.number(value, language)) == expected


def test_weekdays():
    saturday = date(2025, 12, 13)
    assert [formats.weekday(saturday, language) for language in ("kk", "ru", "en")] == [
        "сенбі",
        "суббота",
        "Saturday",
    ]


def test_sizes_of_files():
    assert plain(formats.size(1, "ru")) == "1 КБ"
    assert plain(formats.size(86_016, "kk")) == "84 КБ"
    assert plain(formats.size(1_258_291, "en")) == "1.2 MB"
