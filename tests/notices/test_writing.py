"""Days, months and money as Kazakh and Russian papers write them (kz-facts, section 7)."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.notices import writing


def plain(text: str) -> str:
    return text.replace(writing.NBSP, " ")


@pytest.mark.parametrize(
    ("on", "kk", "ru"),
    [
        (date(2026, 11, 20), "2026 жылғы 20 қараша", "20 ноября 2026 года"),
        (date(2024, 11, 12), "2024 жылғы 12 қараша", "12 ноября 2024 года"),
        (date(2025, 3, 1), "2025 жылғы 1 наурыз", "1 марта 2025 года"),
    ],
)
def test_a_day_is_written_as_the_acts_write_it(on: date, kk: str, ru: str) -> None:
    assert plain(writing.day(on, "kk")) == kk
    assert plain(writing.day(on, "ru")) == ru


def test_kazakh_forms_of_a_day_are_those_of_the_acts() -> None:
    on = date(2023, 12, 11)
    assert plain(writing.day(on, "kk", case="of")) == "2023 жылғы 11 желтоқсандағы"
    assert plain(writing.day(on, "kk", case="at")) == "2023 жылғы 11 желтоқсанда"
    assert plain(writing.day(on, "ru", case="at")) == "11 декабря 2023 года"


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_a_day_never_breaks_inside_its_number_and_month(on: date) -> None:
    assert " " not in writing.day(on, "kk")
    assert f"{on.day}{writing.NBSP}" in writing.day(on, "ru")


# Vowel harmony and the last sound decide these; written out from the grammar, not from the data.
FROM = """қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан
    шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан"""
UPTO = """қаңтарды ақпанды наурызды сәуірді мамырды маусымды
    шілдені тамызды қыркүйекті қазанды қарашаны желтоқсанды"""
AT = """қаңтарда ақпанда наурызда сәуірде мамырда маусымда
    шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда"""


@pytest.mark.parametrize("number", range(1, 13))
def test_kazakh_case_forms_of_every_month(number: int) -> None:
    month = Month.at(2025, number)
    said = plain(writing.span(month, month.next, "kk"))
    assert FROM.split()[number - 1] in said
    assert UPTO.split()[number % 12] in said
    assert AT.split()[number - 1] in writing.day(date(2025, number, 5), "kk", case="at")


def test_a_span_names_both_ends_as_included() -> None:
    first, last = Month.at(2025, 9), Month.at(2026, 5)
    kk = "2025 жылғы қыркүйектен бастап 2026 жылғы мамырды қоса алғанда"
    assert plain(writing.span(first, last, "kk")) == kk
    ru = "с сентября 2025 года по май 2026 года включительно"
    assert plain(writing.span(first, last, "ru")) == ru


def test_a_span_of_one_month_is_that_month() -> None:
    one = Month.at(2025, 9)
    assert plain(writing.span(one, one, "kk")) == "2025 жылғы қыркүйек үшін"
    assert plain(writing.span(one, one, "ru")) == "за сентябрь 2025 года"


def test_a_part_of_a_quarter_names_its_months_and_a_whole_one_does_not() -> None:
    part = [Month.at(2026, 4), Month.at(2026, 5)]
    assert plain(writing.period("2026-Q2", part, "kk")) == "2026 жылғы II тоқсан (сәуір, мамыр)"
    assert plain(writing.period("2026-Q2", part, "ru")) == "II квартал 2026 года (апрель, май)"
    whole = [*part, Month.at(2026, 6)]
    assert plain(writing.period("2026-Q2", whole, "ru")) == "II квартал 2026 года"
    assert plain(writing.period("2025-09", [Month.at(2025, 9)], "kk")) == "2025 жылғы қыркүйек"


def test_months_in_a_row_are_one_stretch() -> None:
    months = [Month.parse(one) for one in ("2026-08", "2026-06", "2026-07", "2026-12")]
    kk = "2026 жылғы маусым – 2026 жылғы тамыз, 2026 жылғы желтоқсан"
    assert plain(writing.months(months, "kk")) == kk


@pytest.mark.parametrize(
    ("amount", "kk", "ru", "en"),
    [
        ("12975.00", "12 975 теңге", "12 975 тенге", "12,975 tenge"),
        ("10485.33", "10 485,33 теңге", "10 485,33 тенге", "10,485.33 tenge"),
        ("0.05", "0,05 теңге", "0,05 тенге", "0.05 tenge"),
        ("1234567.10", "1 234 567,10 теңге", "1 234 567,10 тенге", "1,234,567.10 tenge"),
        ("-100.50", "-100,50 теңге", "-100,50 тенге", "-100.50 tenge"),
    ],
)
def test_money_shows_tiyn_only_where_there_are_some(amount: str, kk: str, ru: str, en: str) -> None:
    sum_ = Tenge.of(amount)
    assert plain(writing.money(sum_, "kk")) == kk
    assert plain(writing.money(sum_, "ru")) == ru
    assert plain(writing.money(sum_, "en")) == en
    assert " " not in writing.money(sum_, "kk")


def test_time_is_that_of_kazakhstan() -> None:
    at = datetime(2025, 12, 31, 20, 30, tzinfo=UTC)  # already next year in Astana
    assert plain(writing.time(at, "kk")) == "2026 жылғы 1 қаңтар, 01:30 (Астана уақыты)"
    assert plain(writing.time(at, "ru")) == "1 января 2026 года, 01:30 (время Астаны)"
