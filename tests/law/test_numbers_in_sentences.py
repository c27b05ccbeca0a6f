"""Sums and numbers in the sentences of a calculation, as each language writes them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.money import Tenge
from tirek.kernel.text import LANGUAGES, Text
from tirek.law.unknown import missing
from tirek.law.words import number_text, with_numbers


@pytest.mark.parametrize(
    ("value", "kazakh", "english"),
    [
        (Tenge.of(17_000), "17\u00a0000", "17,000"),
        (Tenge.of("1740.5"), "1\u00a0740,50", "1,740.50"),
        (Tenge.of("-0.50"), "-0,50", "-0.50"),
        (Tenge.ZERO, "0", "0"),
        (Tenge.of("-0.01") / 3, "0", "0"),
        (Tenge.of(10) / 3, "3,33", "3.33"),
        (Decimal("12.020"), "12,02", "12.02"),
        (Decimal(4325), "4\u00a0325", "4,325"),
        (2026, "2026", "2026"),
        ("month", "month", "month"),
        (missing("parameter", "mci", "2027-01"), "?", "?"),
    ],
)
def test_a_number_is_punctuated_by_its_language(value: object, kazakh: str, english: str) -> None:
    told = [number_text(value, one) for one in LANGUAGES]
    assert told == [{"kk": kazakh, "ru": kazakh, "en": english}[one] for one in LANGUAGES]


def test_a_day_is_written_in_words() -> None:
    told = [number_text(date(2026, 10, 31), one) for one in LANGUAGES]
    assert told == ["2026 жылғы 31 қазан", "31 октября 2026 года", "31 October 2026"]


@given(st.integers(-(10**12), 10**12))
def test_no_tiyn_is_lost_in_writing(tiyn: int) -> None:
    said = number_text(Tenge.of_tiyn(tiyn), "ru").replace("\u00a0", "")
    whole, _, rest = said.removeprefix("-").partition(",")
    assert (int(whole) * 100 + int(rest or "0")) * (-1 if said[0] == "-" else 1) == tiyn


def test_a_sentence_has_its_numbers_in_the_language_asked_for() -> None:
    says = Text("{lump} АЕК", "{lump} МРП", "{lump} MCI")
    values = {"lump": Decimal("12.02"), "not_told": Decimal(1)}
    assert with_numbers(says, values, "ru") == "12,02 МРП"
    assert with_numbers(says, values, "en") == "12.02 MCI"
