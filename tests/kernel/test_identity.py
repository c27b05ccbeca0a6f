"""IIN and BIN are refused for length, signs and check digit, and for nothing else."""

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.identity import Bin, BirthHint, Iin, InvalidIdentity, check_digit
from tirek.kernel.text import LANGUAGES

FIRST_ELEVEN = st.text("0123456789", min_size=11, max_size=11)
ISSUED = FIRST_ELEVEN.filter(lambda first: check_digit(first) is not None).map(
    lambda first: f"{first}{check_digit(first)}"
)


@pytest.mark.parametrize(
    ("number", "born_on", "sex"),
    [
        ("900101300354", date(1990, 1, 1), "male"),
        ("850615401232", date(1985, 6, 15), "female"),
        ("140321600508", date(2014, 3, 21), "female"),
        ("120930500403", date(2012, 9, 30), "male"),  # needs the second pass of weights
    ],
)
def test_known_iins_are_read_and_hint_at_birth(number: str, born_on: date, sex: str) -> None:
    assert Iin.parse(number).hints() == BirthHint(born_on, sex)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "number",
    [
        "050440001239",
        "230341000776",
        "941240000193",
        "940140000385",
        "971240001315",
        "160440007161",
        "020240000555",
    ],
)
def test_known_bins_are_read(number: str) -> None:
    assert Bin.parse(number) == number


def test_a_prefix_that_both_passes_leave_at_ten_has_no_number() -> None:
    assert check_digit("90010130080") is None
    for last in "0123456789":
        with pytest.raises(InvalidIdentity):
            Iin.parse("90010130080" + last)


def test_the_second_pass_is_taken_where_the_first_gives_ten() -> None:
    first = [int(digit) for digit in "12093050040"]
    assert sum(d * w for d, w in zip(first, range(1, 12), strict=True)) % 11 == 10
    assert check_digit("12093050040") == 3


@given(FIRST_ELEVEN)
def test_exactly_one_last_digit_fits_or_none(first: str) -> None:
    fitting = check_digit(first)
    for last in range(10):
        number = f"{first}{last}"
        if last == fitting:
            assert Iin.parse(number) == number
        else:
            with pytest.raises(InvalidIdentity) as caught:
                Iin.parse(number)
            assert caught.value.reason == "check_digit"


@given(ISSUED)
def test_a_number_is_a_number_whatever_its_digits_say_about_birth(number: str) -> None:
    hint = Iin.parse(number).hints()
    assert hint.sex in {None, "male", "female"}
    if hint.born_on is not None:
        assert f"{hint.born_on:%y%m%d}" == number[:6]


@given(ISSUED, st.integers(0, 12), st.sampled_from([" ", "-", "\u00a0", " – ", "\t"]))
def test_spaces_and_dashes_are_tolerated(number: str, place: int, separator: str) -> None:
    written = number[:place] + separator + number[place:]
    read = Iin.parse(written)
    assert read == number
    assert type(read) is Iin
    assert pickle.loads(pickle.dumps(read)) == read


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("990231300005", BirthHint(None, "male")),  # 31 February
        ("000000000000", BirthHint(None, None)),
    ],
)
def test_digits_that_say_nothing_give_no_hint_and_no_refusal(number: str, hint: BirthHint) -> None:
    first = number[:11]
    assert Iin.parse(f"{first}{check_digit(first)}").hints() == hint


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "length"),
        (" - ", "length"),
        ("90010130035", "length"),
        ("9001013003545", "length"),
        ("90010130035A", "digits"),
        ("9001O1300354", "digits"),
        ("٩٠٠١٠١٣٠٠٣٥٤", "digits"),
        ("90010130035²", "digits"),
        ("900101300355", "check_digit"),
    ],
)
def test_every_refusal_has_its_own_reason_and_words(written: str, reason: str) -> None:
    with pytest.raises(InvalidIdentity) as caught:
        Iin.parse(written)
    refused = caught.value
    assert refused.reason == reason
    assert "ЖСН" in refused.text.kk
    assert "ИИН" in refused.text.ru
    assert "IIN" in refused.text.en
    assert str(refused) == refused.text.en
    assert pickle.loads(pickle.dumps(refused)).text == refused.text


def test_the_three_reasons_read_differently_in_every_language() -> None:
    refusals = []
    for written in ("12", "x", "900101300355"):
        with pytest.raises(InvalidIdentity) as caught:
            Bin(written)
        refusals.append(caught.value.text)
    for language in LANGUAGES:
        assert len({text.in_(language) for text in refusals}) == 3
    assert "2" in refusals[0].kk
    assert "БСН" in refusals[0].kk
    assert "БИН" in refusals[0].ru
